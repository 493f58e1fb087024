import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openModelDouble } from "@hephaestus/ai-double";
import { DEFAULTS, type AiConfig } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { openAi } from "./open-ai.ts";
import { memoryStore } from "./state/state-store.ts";
import { plantedSecrets } from "./testing/planted-secrets.ts";
import { analyze, block, createFolder, solverThatAnswers } from "./testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const joined = (...parts: string[]): string => parts.join("");
/** Planted in the log, in code, in what was changed, in a file's name, and in the environment. Made up here. */
const PLANTED = {
  environment: "4f6a-env-value-0b1c",
  bearer: joined("Zm9vYmFyYmF6", "cXV4Y29ycXVzZw"),
  jwt: joined("eyJhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiI0MiJ9", ".", "c2lnbmF0dXJlLXBsYW50ZWQ"),
  password: "correct-horse-9",
  cloud: joined("AKIA", "QYLPMN5HHHFPZAM2"),
  github: joined("ghp_", "1234567890abcdefghijABCDEFGHIJ123456"),
  pem: "MIIEowIBAAKCAQEAplanted",
  database: "s3cr3tpg",
  chance: joined("q8Zr2Lk0Vx7Ty5", "Wn3Bm1Hc9Jd6Fs"),
};
const PEM = joined("-----BEGIN RSA PRIVATE", ` KEY-----\n${PLANTED.pem}\n-----END RSA PRIVATE`, " KEY-----");
const CALL = "export const tax: number = quux(100);";
/** Of one line each, so that all of them stand in a file that is shown whole, and in the log around the error. */
const FORMS = plantedSecrets(7).filter(({ text }) => !text.includes("\n") && text.length < 400);
const COMMENTS = FORMS.filter(({ inLogsOnly }) => !inLogsOnly).map(({ text }) => `// ${text}\n`);
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/tax.ts": `// db: postgres://app:${PLANTED.database}@db/shop\nconst apiKey = "${PLANTED.chance}";\nconst aws = "${PLANTED.cloud}";\nconst key = \`${PEM}\`;\n${CALL}\nexport { apiKey, aws, key };\n${COMMENTS.join("")}`,
};
const LOG = [
  ...FORMS.map(({ text }) => `##[error]${text}`),
  `##[error]Authorization: Bearer ${PLANTED.bearer} was refused`,
  `##[error]jwt ${PLANTED.jwt} expired`,
  `##[error]login with password=${PLANTED.password} failed`,
  `##[error]git clone https://x:${PLANTED.github}@github.example/a/b failed`,
  `##[error]env is ${PLANTED.environment}`,
  "src/tax.ts(7,28): error TS2304: Cannot find name 'quux'.",
].join("\n");
const ANSWER = block("src/tax.ts", CALL, "export const tax: number = 119;");

async function bytesSentBy(ai: Partial<AiConfig>, url: string, root: string): Promise<string> {
  const opened = await openAi({
    ai: { ...DEFAULTS.ai, apiKeyEnv: undefined, ...ai, ...(url === "" ? {} : { baseUrl: url }) },
    env: { BUILD_TOKEN: PLANTED.environment, PATH: process.env["PATH"] },
    trust: true,
    workspace: root,
    store: memoryStore(),
    clock: () => 0,
    today: () => "2026-11-21",
  });
  if (opened.provider === undefined) throw new Error(opened.reason);
  const { analysis } = await analyze(root, `${LOG}\n`, opened.provider);
  const own = analysis.solutions.filter(({ origin }) => origin.startsWith("ai/"));
  expect(own.map(({ changes }) => changes[0]?.file)).toEqual(["src/tax.ts"]);
  return analysis.notes.join("\n");
}

function expectNothingPlanted(bytes: string): void {
  expect(bytes).toContain("HEPHAESTUS_SECRET_");
  for (const [name, secret] of Object.entries(PLANTED))
    expect([name, bytes.includes(secret)]).toEqual([name, false]);
  const left = FORMS.filter(({ secrets }) => secrets.some((secret) => bytes.includes(secret)));
  expect(left.map(({ name }) => name)).toEqual([]);
  expect(new Set(bytes.match(/HEPHAESTUS_SECRET_\d+/g)).size).toBeGreaterThan(COMMENTS.length);
  for (const secret of Object.values(PLANTED)) {
    const encoded = Buffer.from(secret).toString("base64").slice(0, 12);
    expect(bytes).not.toContain(encoded);
  }
}

test.each([
  ["openai responses", { provider: "openai", model: "m", api: "responses" }, "/v1"],
  ["openai chat", { provider: "openai", model: "m", api: "chat" }, "/v1"],
  ["anthropic", { provider: "anthropic", model: "m" }, ""],
] as const)("%s: no byte of a planted secret goes over the wire", async (_, ai, path) => {
  const double = await openModelDouble([
    { kind: "text", text: "HEPHAESTUS_SECRET_1 is what?" },
    { kind: "text", text: ANSWER },
  ]);
  onTestFinished(() => double.close());
  const root = createFolder(FILES);
  await bytesSentBy(ai, `${double.url}${path}`, root);
  expect(double.requests.length).toBeGreaterThan(1);
  expectNothingPlanted(
    double.requests
      .map(({ path: way, headers, body }) => `${way}${JSON.stringify(headers)}${body}`)
      .join("\n"),
  );
  expect(double.complaints).toEqual([]);
});

test("command: no byte of a planted secret is given to the program", async () => {
  const root = createFolder(FILES);
  const record = join(root, "sent.txt");
  const program = join(root, "model.mjs");
  writeFileSync(record, "");
  writeFileSync(
    program,
    `import { appendFileSync, readFileSync } from "node:fs";\nappendFileSync(${JSON.stringify(record)}, readFileSync(0, "utf8"));\nconsole.log(JSON.stringify({ text: ${JSON.stringify(ANSWER)} }));\n`,
  );
  await bytesSentBy({ provider: "command", command: [process.execPath, program] }, "", root);
  expectNothingPlanted(readFileSync(record, "utf8"));
});

test("a word behind the name of a secret is one in settings and in every problem of a log", async () => {
  const root = createFolder({
    ...FILES,
    "src/tax.ts": `${CALL}\n`,
    "src/settings.yml": "db:\n  password: correcthorse\n  user: ada\n",
  });
  const log = `src/settings.yml:3:3: error: no user\n##[error]login with password: batterystaple failed\nsrc/tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n`;
  const { solver, sent } = solverThatAnswers(["NO FIX: none"]);
  await analyze(root, log, solver);
  const bytes = JSON.stringify(sent);
  expect(bytes).toContain("password: HEPHAESTUS_SECRET_");
  expect(bytes).not.toMatch(/correcthorse|batterystaple/);
});

test.runIf(process.env["HEPHAESTUS_LIVE_AI"] !== undefined)(
  "live: a real model answers in the form",
  async () => {
    const [provider, model] = (process.env["HEPHAESTUS_LIVE_AI"] ?? "").split(":");
    const root = createFolder(FILES);
    const opened = await openAi({
      ai: {
        ...DEFAULTS.ai,
        provider: provider === "anthropic" ? "anthropic" : "openai",
        model,
        apiKeyEnv: provider === "anthropic" ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY",
      },
      env: process.env,
      trust: false,
      workspace: root,
      store: memoryStore(),
      clock: () => performance.now(),
      today: () => "live",
    });
    if (opened.provider === undefined) throw new Error(opened.reason);
    const { analysis } = await analyze(
      root,
      "src/tax.ts(7,28): error TS2304: Cannot find name 'quux'.\n",
      opened.provider,
    );
    expect(analysis.notes).toEqual([]);
  },
);
