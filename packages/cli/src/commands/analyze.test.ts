import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { BROKEN_SHOP, SHOP_LOG } from "../testing/broken-shop.ts";
import { createProject } from "../testing/project.ts";
import { ENV, MAIN, runCli } from "../testing/run-cli.ts";
import { runHere } from "../testing/run-here.ts";
import { zipOf } from "../testing/zip-of.ts";

vi.setConfig({ testTimeout: 60_000 });

const CORE_MODULES = fileURLToPath(new URL("../../../core/node_modules", import.meta.url));
const FAILURES = "##[error]first\nall is well\n##[error]second\n##[warning]third\n";
const WARNINGS = "##[warning]one\n##[warning]two\n";

test.each([
  [
    "markdown",
    /^### 2 root problems \(3 reported\), 1 proved fix, 1 plausible\n\nFrom `ci\.log`\.\n\n\*\*error\*\*/,
  ],
  ["github", /^::error file=src\/bill\.ts,line=1,endLine=1,col=10,/],
  ["sarif", /^\{\n {2}"\$schema": "https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json",/],
])("%s: for those who read it elsewhere", async (form, start) => {
  const { root, write } = createProject(BROKEN_SHOP);
  write("ci.log", SHOP_LOG);
  const { code, stdout } = await runHere(["analyze", "ci.log", "-o", form, "-q"], { cwd: root });
  expect([code, stdout]).toEqual([1, expect.stringMatching(start)]);
});

test("text: root problems with their best fix on stdout, the phases on stderr", async () => {
  const { root, write } = createProject(BROKEN_SHOP);
  write("ci.log", SHOP_LOG);
  const { code, stdout, stderr } = await runCli(["analyze", "../ci.log", "--diff"], {
    cwd: join(root, "src"),
  });
  expect(code).toBe(1);
  expect(stdout).toContain("src/bill.ts:1:10 · log 1\n");
  expect(stdout).toContain("✔ proved  Rename `fromatPrice` to `formatPrice` in 2 files\n");
  expect(stdout).toContain("    +export const bill = formatPrice(2);\n");
  expect(stdout).toMatch(
    /\n2 root problems \(3 reported\), 1 proved fix, 1 plausible · run `hephaestus fix \.\.\/ci\.log` to apply\n$/,
  );
  // oxlint-disable-next-line no-control-regex -- nothing of a terminal where there is none
  expect(stdout + stderr).not.toMatch(/[\u001B\r]/);
  expect(stderr).toMatch(
    /^reading lines: 3, [\d.]+ s\nmaking fixes for problems: 3\/3, [\d.]+ s\nproving fixes: 2\/2, [\d.]+ s\n$/,
  );
});

test("patterns of hephaestus.yaml are read first, and a wrong one is refused with its place", async () => {
  const { root, write } = createProject({
    "hephaestus.yaml": String.raw`patterns:
  - name: asset-check
    pattern:
      - regexp: '^Checked (.+)$'
        file: 1
      - regexp: '^  line (\d+): (error|warning): (.+) \[(.+)\]$'
        line: 1
        severity: 2
        message: 3
        code: 4
        loop: true
`,
    "img/logo.svg": "<svg>\n<rect/>\n</svg>\n",
    "ci.log":
      "\u001B[1mChecked img/logo.svg\u001B[0m\n  line 2: \u001B[31merror\u001B[0m: no title [a11y/title]\n  line 3: warning: long [size]\n1 error\n",
  });
  const { code, stdout } = await runHere(["analyze", "ci.log", "-o", "json"], { cwd: root });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).problems).toMatchObject([
    {
      tool: "asset-check",
      code: "a11y/title",
      severity: "error",
      message: "no title",
      location: { file: "img/logo.svg", line: 2 },
      evidence: { startLine: 2, endLine: 2 },
    },
    { tool: "asset-check", code: "size", severity: "warning", location: { line: 3 } },
  ]);
  write("hephaestus.yaml", "patterns:\n  - name: asset-check\n    regexp: '^(.*) error(?!s)'\n");
  const refused = await runHere(["analyze", "ci.log"], { cwd: root });
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain(
    "hephaestus.yaml:3:13 patterns[0].regexp: looks ahead or behind at character 12, which cannot be matched in linear time",
  );
});

test("json: one document on stdout, also where the workspace's own ESLint talks", async () => {
  const { root, write } = createProject({
    "package.json": `{ "type": "module" }`,
    "eslint.config.js": `console.log("noise"); console.error("noise");\nexport default [{ rules: { "prefer-const": "error" } }];\n`,
    "a.js": "let a = 1;\nexport default a;\n",
  });
  symlinkSync(CORE_MODULES, join(root, "node_modules"), "junction");
  const log = `\n${join(root, "a.js")}\n  1:5  error  'a' is never reassigned. Use 'const' instead  prefer-const\n\n✖ 1 problem (1 error, 0 warnings)\n`;
  write("ci.log.gz", gzipSync(log));
  const args = ["analyze", "ci.log.gz", "-o", "json", "-q"];
  const untrusted = await runCli(args, { cwd: root });
  const [problem] = JSON.parse(untrusted.stdout).problems;
  expect(untrusted).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(untrusted.stdout)).toMatchObject({
    solutions: [],
    untried: [{ problemId: problem.id, reason: "needs-trust" }],
    notes: [],
  });
  const trusted = await runCli([...args, "--trust"], { cwd: root });
  expect(trusted).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(trusted.stdout)).toMatchObject({
    version: 1,
    log: { source: "ci.log.gz" },
    problems: [{ tool: "eslint", location: { file: "a.js", line: 1 } }],
    solutions: [{ problemIds: [problem.id], verdict: { status: "proved", level: "lint" } }],
    untried: [],
  });
});

test("what is protected is named, and touched where --allow lets it", async () => {
  const { root, write } = createProject({
    "package.json": `{ "name": "shop" }\n`,
    "src/cart.js": `import { total } from "./money.js";\nexport const cart = total;\n`,
    "src/money.js": "export const total = 1;\n",
  });
  write(
    "ci.log",
    `${join(root, "src/cart.js")}:1\nimport { total } from "./money.js";\n^^^^^^\n\nSyntaxError: Cannot use import statement outside a module\n    at wrapSafe (node:internal/modules/cjs/loader:1861:18)\n\nNode.js v24.21.0\n`,
  );
  const refused = await runHere(["analyze", "ci.log"], { cwd: root });
  expect(refused.stdout).toContain(
    "not tried: the fix touches protected package.json: needs --allow package.json\n",
  );
  const allowed = await runHere(["analyze", "ci.log", "--allow", "package.json"], { cwd: root });
  expect(allowed.stdout).toContain("Make the package in the root one of ES modules");
  const wrong = await runHere(["analyze", "ci.log", "--allow", "../package.json"], { cwd: root });
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toContain("--allow ../package.json: not a path of the workspace");
});

test("patch: what git apply takes, from the zip of a whole run", async () => {
  const { root, write, read, git } = createProject(BROKEN_SHOP);
  write("run.zip", zipOf({ "0_build.txt": SHOP_LOG, "1_test.txt": "all is well\n" }));
  const { code, stdout, stderr } = await runCli(["analyze", "run.zip", "-o", "patch", "-q"], { cwd: root });
  expect([code, stderr]).toEqual([1, ""]);
  git(["apply", "--check"], stdout);
  git(["apply"], stdout);
  expect(read("src/cart.ts")).toBe(BROKEN_SHOP["src/cart.ts"].replaceAll("fromatPrice", "formatPrice"));
  expect(read("src/bill.ts")).toBe(BROKEN_SHOP["src/bill.ts"].replaceAll("fromatPrice", "formatPrice"));
});

test("standard input, gzip too, is read where no log is named", async () => {
  const { root } = createProject({});
  const { code, stdout, stderr } = await runCli(["analyze", "-q"], { cwd: root, input: gzipSync(FAILURES) });
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toMatch(
    /^error github-actions: first\n[^]*\n3 root problems \(3 reported\), no proved fix\n$/,
  );
});

test.each([
  [["-"], FAILURES, 1],
  [["-", "--fail-on", "error"], FAILURES, 1],
  [["-", "--fail-on", "never"], FAILURES, 0],
  [["-"], WARNINGS, 0],
  [["-", "--fail-on", "warning"], WARNINGS, 1],
] as const)("%j ends %j with %i", async (args, input, code) => {
  const { root } = createProject({});
  expect(await runHere(["analyze", "-q", ...args], { cwd: root, input })).toMatchObject({ code, stderr: "" });
});

test("no more problems are shown than asked for", async () => {
  const { root } = createProject({});
  const { stdout } = await runHere(["analyze", "-q", "--max-problems", "1"], { cwd: root, input: WARNINGS });
  expect(stdout).toContain("… 1 more, shown with a higher --max-problems\n");
  expect(stdout).not.toContain("two");
});

test.each([
  ["no problem", "all is well\nstill\n", "No problem recognised in 2 lines of standard input.\n"],
  ["nothing", "", "No problem recognised in 0 lines of standard input.\n"],
])("a log that holds %s is told so, and that is 0", async (_name, input, stdout) => {
  const { root } = createProject({});
  expect(await runHere(["analyze", "-q"], { cwd: root, input })).toEqual({ code: 0, stdout, stderr: "" });
});

test("a log of another project has problems and no fixes", async () => {
  const { root } = createProject({ "src/other.ts": "export {};\n" });
  const { code, stdout } = await runHere(["analyze", "-q", "-"], { cwd: root, input: SHOP_LOG });
  expect(code).toBe(1);
  expect(stdout).toContain("src/tax.ts:1:20 (not in this workspace) · log 3\n");
  expect(stdout).toMatch(/\n3 root problems \(3 reported\), no proved fix\n$/);
});

test.each([
  [
    ["--max-problems", "0"],
    "option '--max-problems <number>' argument '0' is invalid. it must be a whole number above 0.",
  ],
  [
    ["-o", "xml"],
    "option '-o, --format <format>' argument 'xml' is invalid. Allowed choices are text, json, patch, markdown, sarif, github.",
  ],
  [
    ["--fail-on", "ever"],
    "option '--fail-on <severity>' argument 'ever' is invalid. Allowed choices are error, warning, never.",
  ],
  [["-", "-f", "-"], "standard input can be read only once"],
  [["ci.log"], "no such log: ci.log\nhint: Give the path of a log file, or - for standard input.\n"],
  [["src"], "src holds no logs"],
  [["-w", "nowhere"], /^.*nowhere is not a folder/],
  [["--base", "nowhere", "-"], "git knows no commit nowhere here\nhint: Fetch it first"],
])("usage: %j is refused with 2", async (args, message) => {
  const { root } = createProject({ "src/a.ts": "" });
  const { code, stdout, stderr } = await runHere(["analyze", ...args], { cwd: root });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.replace(/^error: /, "")).toMatch(message);
});

test("a mistake in hephaestus.yaml is told with its place, before anything is read", async () => {
  const { root } = createProject({ "hephaestus.yaml": "mode: suggest\nprotected_path: [src]\n" });
  const { code, stdout, stderr } = await runHere(["analyze", "-"], { cwd: root, input: FAILURES });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("hephaestus.yaml:2:1 protected_path: unknown key (did you mean protected_paths?)");
});

test("a reader that goes away ends nothing but the output", async () => {
  const { root } = createProject({});
  const child = spawn(process.execPath, [MAIN, "analyze", "-q"], { cwd: root, env: ENV });
  child.stdout.destroy();
  child.stdin.end(FAILURES.repeat(5_000));
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, stderr]).toEqual([1, ""]);
});

test("colours come where they are asked for, and NO_COLOR has the last word", async () => {
  const { root } = createProject({});
  const colored = await runHere(["analyze", "-q"], { cwd: root, input: FAILURES, env: { FORCE_COLOR: "1" } });
  const plain = await runHere(["analyze", "-q"], {
    cwd: root,
    input: FAILURES,
    env: { FORCE_COLOR: "1", NO_COLOR: "1" },
  });
  expect(colored.stdout).toContain("\u001B[31merror\u001B[39m");
  expect(plain.stdout).not.toContain("\u001B");
});
