import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { BROKEN_SHOP } from "../testing/broken-shop.ts";
import { createProject, type Project } from "../testing/project.ts";
import { ENV, MAIN, runCli } from "../testing/run-cli.ts";
import { runHere } from "../testing/run-here.ts";

vi.setConfig({ testTimeout: 60_000 });

const NODE = process.execPath;
const AUTHOR = ["-c", "user.name=ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
const COMPILE = [NODE, "compile.mjs"];

/** Prints what tsc prints of the first lines that hold a word, and ends like it. */
const COMPILER = `
import { readFileSync } from "node:fs";
const wrong = { fromatPrice: [2724, '"./price" has no exported member'], totl: [2552, "Cannot find name"] };
for (const file of ["src/bill.ts", "src/cart.ts"]) {
  for (const [word, [code, message]] of Object.entries(wrong)) {
    const lines = readFileSync(file, "utf8").replace(/^\\uFEFF/, "").split("\\n");
    const line = lines.findIndex((each) => each.includes(word));
    if (line === -1) continue;
    console.log(\`\${file}(\${line + 1},\${lines[line].indexOf(word) + 1}): error TS\${code}: \${message} '\${word}'.\`);
    process.exitCode = 2;
  }
}`;

function shop(more: Readonly<Record<string, string>> = {}): Project {
  return createProject({ ...BROKEN_SHOP, "src/tax.ts": "", "compile.mjs": COMPILER, ...more });
}

function runJs(script: string, options: { cwd: string; input?: string }, flags: string[] = []) {
  return runCli(["run", "-q", ...flags, "--", NODE, "-e", script], options);
}

function isMended({ read }: Project): boolean {
  return !/fromatPrice/.test(read("src/bill.ts") + read("src/cart.ts"));
}

test("a command that passes is as if nobody watched: every byte, its input, its status", async () => {
  const { root } = shop();
  const script = `process.stderr.write("b\\x1b[1mold"); process.stdin.pipe(process.stdout)`;
  expect(await runJs(script, { cwd: root, input: "in\r\u0000out" })).toEqual({
    code: 0,
    stdout: "in\r\u0000out",
    stderr: "b\u001B[1mold",
  });
});

test("of one that fails the root problems stand below its output, and what to type", async () => {
  const project = shop();
  const { code, stdout, stderr } = await runCli(["run", "-q", "--", ...COMPILE], { cwd: project.root });
  expect([code, stdout.match(/error TS2724/g)?.length, isMended(project)]).toEqual([2, 2, false]);
  expect(stderr).toContain("compile.mjs` exits 2\n\nerror tsc TS2724: ");
  expect(stderr).toMatch(/✔ proved {2}Rename `fromatPrice` to `formatPrice`/);
  expect(stderr).toMatch(/1 proved fix · run `hephaestus run --fix -- .*compile\.mjs` to apply\n$/);
  expect(readdirSync(project.root)).not.toContain(".hephaestus");
});

test("--fix writes what is proved and runs the command again, until it passes", async () => {
  const project = shop({
    "src/bill.ts": `import { fromatPrice } from "./price";\nconst total = 2;\nexport const bill = fromatPrice(totl);\n`,
  });
  const { code, stdout, stderr } = await runCli(["run", "-q", "--fix", "--", ...COMPILE], {
    cwd: project.root,
  });
  expect([code, stdout.match(/error/g)?.length]).toEqual([0, 3]);
  expect(stderr).toMatch(
    /✔ Rename `fromatPrice`.*\n[^]*fixes applied in 2 files[^]*running `.*compile\.mjs` again\n/,
  );
  expect(stderr).toMatch(/✔ `.*compile\.mjs` passes · `hephaestus undo` takes the fix back\n$/);
  expect(project.read("src/bill.ts")).toContain("formatPrice(total)");
});

test("--fix lets the command's own tests prove, on a copy, what no check in memory can", async () => {
  const project = createProject({
    "package.json": `{ "name": "queue", "type": "module" }\n`,
    "src/queue.js": `export class Queue {\n  jobs = [];\n\n  add(job) {\n    this.jobs.push(job);\n    return this.jobs.lenght;\n  }\n}\n`,
    "src/queue.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { Queue } from "./queue.js";\n\ntest("counts jobs", () => {\n  assert.equal(new Queue().add("a"), 1);\n});\n`,
  });
  const { code, stderr } = await runCli(["run", "-q", "--fix", "--", NODE, "--test", "src/queue.test.js"], {
    cwd: project.root,
  });
  expect(stderr).toMatch(/✔ Change spelling to 'length' {2}src\/queue\.js · proved by tests · clears 1\n/);
  expect([code, project.read("src/queue.js").includes("jobs.length;")]).toEqual([0, true]);
}, 120_000);

test("--fix says which change breaks the command's tests, and leaves it", async () => {
  const project = createProject({
    "package.json": `{ "name": "tax", "type": "module" }\n`,
    "src/tax.js": `export function tax(cents) {\n  return Math.round(cents * 0.19);\n}\n`,
    "src/tax.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { tax } from "./tax.js";\n\ntest("takes its share", () => {\n  assert.equal(tax(100), 19);\n});\n`,
  });
  project.git(["add", "-A"]);
  project.git([...AUTHOR, "commit", "-qm", "tax"]);
  const changed = project.read("src/tax.js").replace("0.19", "0.2");
  project.write("src/tax.js", changed);
  const { code, stderr } = await runCli(["run", "-q", "--fix", "--", NODE, "--test", "src/tax.test.js"], {
    cwd: project.root,
  });
  expect(stderr).toMatch(/◇ plausible {2}Revert the change of `tax` \(src\/tax\.js:2\)\n/);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(
    "fails with the change, by this test, and passes without it",
  );
  expect(stderr).toMatch(/no proved fix, 1 plausible\n\nNothing was changed: no fix is proved\.\n$/);
  expect([code, project.read("src/tax.js")]).toEqual([1, changed]);
}, 120_000);

test("it ends with the command's status when nothing more is proved", async () => {
  const project = shop();
  const script = `${COMPILER}; console.log("src/tax.ts(1,1): error TS1005: ';' expected."); process.exitCode = 9`;
  project.write("compile.mjs", script);
  const { code, stdout, stderr } = await runCli(["run", "-q", "--fix", "--", ...COMPILE], {
    cwd: project.root,
  });
  expect([code, stdout.match(/TS1005/g)?.length, isMended(project)]).toEqual([9, 2, true]);
  expect(stderr).toMatch(/Nothing more is proved\. `hephaestus undo` takes the last fix back\.\n$/);
});

/** A command whose second run names a line that it did not name before. */
const REVEALING = `
import { existsSync, writeFileSync } from "node:fs";
import { readFileSync } from "node:fs";
const rows = [];
if (readFileSync("src/bill.ts", "utf8").includes("fromatPrice")) rows.push("src/bill.ts(1,10): error TS2724: no 'fromatPrice'.");
else REST
console.log(rows.join("\\n"));
process.exitCode = 2;`;

test("what is worse than before is taken back", async () => {
  const rest = `for (const line of [1, 2]) rows.push(\`src/price.ts(\${line},1): error TS230\${line}: broken\`);`;
  const project = shop({ "compile.mjs": REVEALING.replace("REST", rest) });
  const { code, stderr } = await runCli(["run", "-q", "--fix", "--", ...COMPILE], { cwd: project.root });
  expect([code, project.read("src/bill.ts"), project.read("src/cart.ts")]).toEqual([
    2,
    BROKEN_SHOP["src/bill.ts"],
    BROKEN_SHOP["src/cart.ts"],
  ]);
  expect(stderr).toContain("✖ The fixes made it worse, 2 errors instead of 1: they are taken back.\n");
  expect(stderr).toMatch(/ {2}restored src\/bill\.ts\n/);
});

test("--attempts is how often it is fixed at most", async () => {
  const rest = `rows.push("src/cart.ts(2,22): error TS2552: Cannot find name 'totl'.");`;
  const project = shop({
    "compile.mjs": REVEALING.replace("REST", rest),
    "src/cart.ts": `const total = 1;\nexport const total2 = totl;\n`,
  });
  const { code, stdout, stderr } = await runCli(["run", "-q", "--fix", "--attempts", "1", "--", ...COMPILE], {
    cwd: project.root,
  });
  expect([code, stdout.match(/error/g)?.length]).toEqual([2, 2]);
  expect(stderr).toMatch(/Given up: fixed and run again once, and it still fails\.\n$/);
  expect(project.read("src/cart.ts")).toContain("totl");
});

test("-o json is one report at the end; the command's output goes to stderr", async () => {
  const project = shop();
  const { code, stdout, stderr } = await runCli(["run", "-q", "--fix", "-o", "json", "--", ...COMPILE], {
    cwd: project.root,
  });
  const report = JSON.parse(stdout);
  expect([code, stderr.match(/error TS2724/g)?.length]).toEqual([0, 2]);
  expect(report).toMatchObject({
    fix: null,
    run: {
      exitCode: 0,
      attempts: [
        { exitCode: 2, errors: 2, applied: [{ files: ["src/bill.ts", "src/cart.ts"] }], takenBack: false },
        { exitCode: 0, errors: null, applied: [], takenBack: false },
      ],
    },
    solutions: [{ state: "deployed", id: report.run.attempts[0].applied[0].solutionId }],
  });
  const passing = await runJs("", { cwd: project.root }, ["-o", "json"]);
  expect(JSON.parse(passing.stdout)).toMatchObject({ problems: [], run: { attempts: [{ exitCode: 0 }] } });
});

test("on a terminal it asks; a fix can be chosen there, too", async () => {
  const project = shop();
  const answering = async (answers: string): Promise<{ code: number; stdout: string; stderr: string }> => {
    const keyboard = Object.assign(new PassThrough(), { isTTY: true });
    keyboard.end(answers);
    return await runHere(["run", "-q", "--", ...COMPILE], { cwd: project.root, keyboard });
  };
  const refused = await answering("\n");
  expect([refused.code, isMended(project)]).toEqual([2, false]);
  expect(refused.stderr).toMatch(/\nApply 1 fix in 2 files and run `.*` again\? \[y\/N, i: one by one\] $/);
  expect([(await answering("")).code, (await answering("i\nn\n")).code, isMended(project)]).toEqual([
    2,
    2,
    false,
  ]);
  expect([(await answering("i\ny\n")).code, isMended(project)]).toEqual([0, true]);
});

test("one word with spaces is a line for the shell", async () => {
  const { root } = shop();
  const { code, stdout } = await runCli(["run", "-q", `"${NODE}" -p 1 && "${NODE}" -p 2`], { cwd: root });
  expect([code, stdout]).toEqual([0, "1\n2\n"]);
});

test("a program of the project's node_modules is found", { skip: process.platform === "win32" }, async () => {
  const project = shop({ "node_modules/.bin/greet": "#!/bin/sh\necho hello $1\n" });
  chmodSync(join(project.root, "node_modules/.bin/greet"), 0o755);
  const { code, stdout } = await runCli(["run", "greet", "--fix"], { cwd: join(project.root, "src") });
  expect([code, stdout]).toEqual([0, "hello --fix\n"]);
});

test.each([
  [["run"], 2, "error: no command to run\nhint: `hephaestus run -- npm test` runs npm test.\n"],
  [
    ["run", "--", "no-such-program", "x"],
    127,
    'error: there is no program no-such-program\nhint: Several commands go into quotes: `hephaestus run "npm run lint && npm test"`.\n',
  ],
])("%j is refused with %i", async (args, code, stderr) => {
  expect(await runHere(args, { cwd: shop().root })).toEqual({ code, stdout: "", stderr });
});

test("a failure without a known problem says so, and that a fix failed does not hide the status", async () => {
  const { root } = shop();
  const { code, stderr } = await runJs("process.exit(5)", { cwd: root });
  expect(code).toBe(5);
  expect(stderr).toMatch(/ exits 5\n\nNo problem recognised in 0 lines of .*\.\n$/);
  const wrongBase = await runJs("process.exit(6)", { cwd: root }, ["--base", "nowhere"]);
  expect([wrongBase.code, wrongBase.stderr]).toEqual([6, expect.stringMatching(/^error: .*nowhere/)]);
});

describe.skipIf(process.platform === "win32")("on a system with signals", () => {
  test("a command ended by a signal ends us with 128 + n", async () => {
    const { code } = await runJs(`process.kill(process.pid, "SIGKILL")`, { cwd: shop().root });
    expect(code).toBe(137);
  });

  test.each([
    ["SIGINT", `process.on("SIGINT", () => process.exit(7))`, 7],
    ["SIGTERM", "", 143],
    ["SIGHUP", "", 129],
  ] as const)(
    "%s reaches the command, and we end as it does, without a report",
    async (signal, script, expected) => {
      const { root } = shop();
      const waiting = `${script}; console.log("src/bill.ts(1,10): error TS2724: x"); setInterval(() => {}, 1000)`;
      const child = spawn(NODE, [MAIN, "run", "--", NODE, "-e", waiting], {
        cwd: root,
        env: ENV,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const [stderr, closed] = [text(child.stderr), once(child, "close")];
      await once(child.stdout, "data");
      child.kill(signal);
      expect([await closed, await stderr]).toEqual([[expected, null], ""]);
    },
  );

  test("where both outputs go to one place they keep their order", async () => {
    const { root } = shop();
    const script = `for (let i = 0; i < 200; i++) require("fs").writeSync(1 + (i % 2), i + "\\n")`;
    const line = `exec "${NODE}" "${MAIN}" run -q -- "${NODE}" -e '${script}' 2>&1`;
    const child = spawn("/bin/sh", ["-c", line], { cwd: root, env: ENV });
    expect(await text(child.stdout)).toBe(`${[...Array(200).keys()].join("\n")}\n`);
  });

  test("a reader that goes away takes the command along", async () => {
    const endless = `process.stdout.on("error", () => process.exit(3)); setInterval(() => process.stdout.write("y\\n"), 1)`;
    const child = spawn(NODE, [MAIN, "run", "-q", "--", NODE, "-e", endless], { cwd: shop().root, env: ENV });
    const closed = once(child, "close");
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect([await text(child.stderr), await closed]).toEqual(["", [3, null]]);
  });

  test("what a command leaves in the background is not waited for, nor ended", async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const left = `require("net").connect(${port}, "127.0.0.1")`;
    const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(left)}], { stdio: "inherit" }).unref()`;
    const connection = once(server, "connection");
    const { code } = await runJs(script, { cwd: shop().root });
    const [socket] = await connection;
    expect([code, socket.destroyed]).toEqual([0, false]);
    socket.destroy();
  });
});
