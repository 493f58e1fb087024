import { openModelDouble } from "@hephaestus/ai-double";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createProject, type Project } from "./testing/project.ts";
import { runHere } from "./testing/run-here.ts";

vi.setConfig({ testTimeout: 60_000 });

const LOG = "src/tax.ts(2,28): error TS2304: Cannot find name 'quux'.\n";
const KEY = "DB_PASSWORD=hunter2secret";
const FILES = {
  ".gitignore": "state\n",
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/tax.ts": `const key = "${KEY}";\nexport const tax: number = quux(key.length);\n`,
  "ci.log": LOG,
};
const ANSWER = `TITLE: Count the key twice
REASON: there is no quux

FILE: src/tax.ts
<<<<<<< SEARCH
export const tax: number = quux(key.length);
=======
export const tax: number = 2 * key.length;
>>>>>>> REPLACE
`;

function projectWith(ai: string, more: Readonly<Record<string, string>> = {}): Project {
  return createProject({ ...FILES, "hephaestus.yaml": ai, ...more });
}

function envOf({ root }: Project): Record<string, string> {
  return { HEPHAESTUS_STATE_HOME: join(root, "state") };
}

const REPLAY = "ai: { provider: replay, replay: answers.json }\n";
const ANSWERS = { "answers.json": JSON.stringify({ answers: [{ text: ANSWER }] }) };

test("--ai offers a model's fix below what proof there is, and fix --only applies it", async () => {
  const project = projectWith(REPLAY, ANSWERS);
  const options = { cwd: project.root, env: envOf(project) };
  const { code, stdout } = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
  const own = JSON.parse(stdout).solutions.filter(({ origin }: { origin: string }) => origin === "ai/replay");
  expect([code, own]).toMatchObject([
    1,
    [{ title: "Count the key twice", verdict: { status: "plausible", level: "types" } }],
  ]);
  const fixed = await runHere(["fix", "-q", "--ai", "--only", own[0].id, "ci.log"], options);
  expect(fixed.code).toBe(0);
  expect(project.read("src/tax.ts")).toBe(
    `const key = "${KEY}";\nexport const tax: number = 2 * key.length;\n`,
  );
});

test("a fix that was taken is proposed first the next time, and nobody is asked", async () => {
  const project = projectWith(REPLAY, ANSWERS);
  const options = { cwd: project.root, env: envOf(project) };
  const before = project.read("src/tax.ts");
  const first = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
  const { id } = JSON.parse(first.stdout).solutions.find(
    ({ origin }: { origin: string }) => origin === "ai/replay",
  );
  expect((await runHere(["fix", "-q", "--ai", "--only", id, "ci.log"], options)).code).toBe(0);
  project.write("src/tax.ts", before);
  project.write("answers.json", JSON.stringify({ answers: [{ text: "NO FIX: forgotten" }] }));
  const { stdout } = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
  expect(JSON.parse(stdout).solutions[0]).toMatchObject({
    title: "Count the key twice",
    origin: "ai/memory",
  });
});

test("what the user made of a fix is proposed the next time, as he wrote it", async () => {
  const project = projectWith(REPLAY, ANSWERS);
  const options = { cwd: project.root, env: envOf(project) };
  const before = project.read("src/tax.ts").replace("export", "export {};\nexport").concat("export {};\n");
  project.write("src/tax.ts", before);
  project.write("ci.log", LOG.replace("(2,", "(3,"));
  const analyzed = async (origin: string): Promise<{ id: string; title: string; diff: string }> => {
    const { stdout } = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
    const own = JSON.parse(stdout).solutions.find((one: { origin: string }) => one.origin === origin);
    return { id: own.id, title: own.title, diff: own.changes[0].diff };
  };
  const { id } = await analyzed("ai/replay");
  expect((await runHere(["fix", "-q", "--ai", "--only", id, "ci.log"], options)).code).toBe(0);
  project.write("src/tax.ts", project.read("src/tax.ts").replace("2 * key.length", "key.length * 3"));
  await runHere(["analyze", "-q", "ci.log"], options);
  project.write("src/tax.ts", before);
  expect(await analyzed("ai/memory")).toMatchObject({
    title: "Count the key twice",
    diff: expect.stringContaining("+export const tax: number = key.length * 3;"),
  });
});

test("several models work together as hephaestus.yaml composes them", async () => {
  const finding = `{"cause": "quux is gone", "files": ["src/tax.ts"], "plan": "count"}`;
  const project = projectWith(
    "ai:\n  models:\n    analyst: { provider: replay, replay: finding.json }\n    fixer: { provider: replay, replay: answers.json }\n  composition: { sequential: [[analyst, fixer]] }\n",
    { ...ANSWERS, "finding.json": JSON.stringify({ answers: [{ text: finding }] }) },
  );
  const { stdout } = await runHere(["analyze", "-q", "--ai", "ci.log"], {
    cwd: project.root,
    env: envOf(project),
  });
  expect(stdout).toContain("Count the key twice");
});

test("a test that shows a fix is offered beside it with --trust, and written with it where it is named", async () => {
  const text = `TITLE: The bill can be read\nFILE: src/bill.test.js\n<<<<<<< WHOLE\nimport assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { bill } from "./bill.js";\ntest("is", () => {\n  assert.equal(bill, "2 ct");\n});\n>>>>>>> END\n`;
  const project = createProject({
    "package.json": `{ "name": "shop", "type": "module" }\n`,
    "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "nodenext", "allowJs": true, "checkJs": true, "noEmit": true, "types": [] } }\n`,
    "src/price.js": "/** @param {number} cents */\nexport const formatPrice = (cents) => `${cents} ct`;\n",
    "src/price.test.js": `import { test } from "node:test";\ntest("is", () => {});\n`,
    "src/bill.js": `import { fromatPrice } from "./price.js";\nexport const bill = fromatPrice(2);\n`,
    "ci.log": `src/bill.js(1,10): error TS2724: '"./price.js"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n`,
    "hephaestus.yaml":
      "ai:\n  provider: replay\n  replay: answers.json\n  models:\n    unit-test-gen: { provider: replay, replay: tests.json }\n",
    "answers.json": JSON.stringify({ answers: [{ text: "NO FIX: no" }] }),
    "tests.json": JSON.stringify({ answers: [{ text }] }),
  });
  const options = { cwd: project.root };
  const untrusted = await runHere(["analyze", "-q", "--ai", "ci.log"], options);
  expect(untrusted.stdout).toContain(
    "No test was written: a test is proved by running it, which needs --trust.",
  );
  const { stdout } = await runHere(["analyze", "-q", "--ai", "--trust", "ci.log"], options);
  const shown = stdout.replaceAll(/\n +/g, " ");
  const [, id = ""] =
    /\+ test: The bill can be read \(src\/bill\.test\.js\), fails .* it · (\w{8})/.exec(shown) ?? [];
  const args = ["fix", "-q", "--ai", "--trust", "--only", id, "ci.log"];
  const dry = await runHere([...args, "--dry-run"], options);
  project.git(["apply", "--check", "-"], dry.stdout);
  const fixed = await runHere(args, options);
  expect([fixed.code, fixed.stdout]).toEqual([0, expect.stringContaining("The bill can be read")]);
  expect(project.read("src/bill.test.js")).toContain(`assert.equal(bill, "2 ct")`);
  expect(project.read("src/bill.js")).toContain("formatPrice(2)");
  expect((await runHere(["undo"], options)).code).toBe(0);
  expect(project.git(["status", "--porcelain", "-uall", "src"])).not.toContain("bill.test.js");
}, 120_000);

const SHOP = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "nodenext", "allowJs": true, "noEmit": true, "types": [] } }\n`,
  "src/tax.js": "export function tax(cents) {\n  return cents * 0.9;\n}\n",
  "src/tax.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { tax } from "./tax.js";\n\ntest("adds the tax", () => {\n  assert.equal(tax(100), 119);\n});\n`,
  "hephaestus.yaml": REPLAY,
};

test.each([
  ["Math.round(cents * (1 + 0.19))", "proved", 0],
  ["cents * 1.2", "plausible", 1],
])(
  "fix --ai --verify-command: %s is %s by the tests",
  async (written, status, code) => {
    const text = `TITLE: Add the tax\nFILE: src/tax.js\n<<<<<<< SEARCH\n  return cents * 0.9;\n=======\n  return ${written};\n>>>>>>> REPLACE\n`;
    const project = createProject({ ...SHOP, "answers.json": JSON.stringify({ answers: [{ text }] }) });
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout: log } = spawnSync("node --test src/tax.test.js", {
      cwd: project.root,
      shell: true,
      encoding: "utf8",
      env,
    });
    project.write("ci.log", log);
    const options = { cwd: project.root };
    const analyzed = await runHere(["analyze", "-q", "--ai", "ci.log"], options);
    expect(analyzed.stdout).toMatch(/◇ plausible {2}Add the tax/);
    const args = [
      "fix",
      "-q",
      "--ai",
      "--verify-command",
      "node --test src/tax.test.js",
      "-o",
      "json",
      "ci.log",
    ];
    const fixed = await runHere(args, options);
    const { solutions, fix } = JSON.parse(fixed.stdout);
    expect([fixed.code, solutions[0].verdict.status, fix.taken.length]).toEqual([code, status, 1 - code]);
    expect(project.read("src/tax.js").includes(written)).toBe(status === "proved");
  },
  120_000,
);

test("without --ai nobody is asked, and --no-ai goes before hephaestus.yaml", async () => {
  const project = projectWith("ai: { enabled: true, provider: replay, replay: answers.json }\n", ANSWERS);
  const options = { cwd: project.root, env: envOf(project) };
  const asked = await runHere(["analyze", "-q", "ci.log"], options);
  expect(asked.stdout).toContain("Count the key twice");
  const unasked = await runHere(["analyze", "-q", "--no-ai", "ci.log"], options);
  expect(unasked.stdout).not.toContain("Count the key twice");
});

test.each([
  ["", "hephaestus.yaml names no model (ai.provider, ai.model)"],
  ["ai: { provider: anthropic, model: m }\n", "there is no key (ANTHROPIC_API_KEY is not set)"],
  [
    "ai: { provider: command, command: [my-model, -x] }\n",
    "ai.command (my-model -x) is code of the workspace, which runs only with --trust",
  ],
  [
    "ai: { provider: openai, model: m, base_url: 'https://a.example/v1', api_key_env: OPENAI_API_KEY }\n",
    "ai.base_url would send code to a.example, which only the workspace names: allow it with --trust",
  ],
  [
    "ai: { provider: openai, model: m, api_key_env: NPM_TOKEN }\n",
    "ai.api_key_env would send NPM_TOKEN, which only the workspace names: allow it with --trust",
  ],
])("%j: one line says why AI is off, and everything else works", async (ai, reason) => {
  const project = projectWith(ai);
  const { code, stdout, stderr } = await runHere(["analyze", "-q", "--ai", "ci.log"], {
    cwd: project.root,
    env: envOf(project),
  });
  expect([code, stderr]).toEqual([1, `AI is off: ${reason}. Everything else works.\n`]);
  expect(stdout).toContain("src/tax.ts:2:28");
});

test("by the wire: secrets stay here, usage is told, the same question is asked once", async () => {
  const double = await openModelDouble([{ kind: "text", text: ANSWER }]);
  onTestFinished(() => double.close());
  const project = projectWith(`ai: { provider: openai, model: m, base_url: "${double.url}/v1" }\n`);
  const options = { cwd: project.root, env: envOf(project) };
  const first = await runHere(["analyze", "-q", "--ai", "ci.log"], options);
  expect(first.stdout).toContain("Count the key twice");
  expect(first.stdout).toContain("AI used 150 tokens; what they cost is not known, for ai.price is not set.");
  const again = await runHere(["analyze", "-q", "--ai", "ci.log"], options);
  expect(again.stdout).toContain("Count the key twice");
  expect(again.stdout).not.toContain("AI used");
  expect([double.requests.length, double.complaints]).toEqual([1, []]);
  expect(double.requests[0]?.body).not.toContain("hunter2secret");
});

test("a model that fails is told in a sentence, and the analysis stands", async () => {
  const double = await openModelDouble([{ kind: "status", status: 401 }]);
  onTestFinished(() => double.close());
  const project = projectWith(`ai: { provider: openai, model: m, base_url: "${double.url}/v1" }\n`);
  const { code, stdout } = await runHere(["analyze", "-q", "--ai", "ci.log"], {
    cwd: project.root,
    env: envOf(project),
  });
  expect(code).toBe(1);
  expect(stdout).toContain("AI has no answer: openai/m: the key was not accepted.");
});

test("--show-prompt prints what would be sent, to the last character, and needs no key", async () => {
  const double = await openModelDouble([{ kind: "text", text: ANSWER }]);
  onTestFinished(() => double.close());
  const project = projectWith(`ai: { provider: openai, model: m, base_url: "${double.url}/v1" }\n`);
  const options = { cwd: project.root, env: envOf(project) };
  const shown = await runHere(["analyze", "-q", "--show-prompt", "-o", "json", "ci.log"], options);
  const [{ request }] = JSON.parse(shown.stdout).prompts;
  expect(double.requests).toEqual([]);
  await runHere(["analyze", "-q", "--ai", "ci.log"], options);
  const [system, user] = JSON.parse(double.requests[0]?.body ?? "").messages;
  expect([system.content, user.content]).toEqual([request.system, request.turns[0].text]);
  const text = await runHere(["analyze", "-q", "--show-prompt", "ci.log"], options);
  expect(text.stdout).toContain("# Problem\ntsc error TS2304 at src/tax.ts:2:28\n");
  expect(text.stdout).not.toContain("hunter2secret");
});
