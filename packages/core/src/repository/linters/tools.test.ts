import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { applyEdits } from "../../model/edit.ts";
import { temporaryRepository, temporaryWorkspace, type Files } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";
import type { LintMessage, LintResult } from "./lint-message.ts";
import { createLinter } from "./linter.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const SLIPS = "let total = 1\nvar rate = 2;\nif (total == rate) { debugger; }\nexport { total, rate };\n";

function repositoryWith(files: Files): VirtualRepository {
  const repository = temporaryRepository({ "package.json": `{ "type": "module" }`, ...files });
  symlinkSync(MODULES, join(repository.root, "node_modules"), "junction");
  return repository;
}

function ask(
  tool: string,
  repository: VirtualRepository,
  file: string,
  timeoutMs?: number,
): Promise<LintResult> {
  const { lint, dispose } = createLinter(timeoutMs);
  onTestFinished(dispose);
  return lint(repository, file, { tool, withFixes: true });
}

async function messagesOf(tool: string, repository: VirtualRepository, file: string): Promise<LintMessage[]> {
  const result = await ask(tool, repository, file);
  if ("unavailable" in result) throw new Error(result.unavailable);
  return result.messages.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** What each message says of its rule and answers, with the first edited text. */
function told(messages: readonly LintMessage[], text: string): unknown[] {
  return messages.map(({ rule, line, column, fix, suggestions }) => ({
    rule,
    at: `${line}:${column}`,
    ...(fix === undefined ? {} : { fix: applyEdits(text, fix) }),
    ...(suggestions === undefined ? {} : { suggestions: suggestions.map(({ title }) => title) }),
  }));
}

test("Biome: fixes where it calls them safe, suggestions where not, nothing that silences", async () => {
  const repository = repositoryWith({
    "biome.json": `{ "formatter": { "enabled": false }, "assist": { "enabled": false } }`,
    "a.js": SLIPS,
  });
  expect(told(await messagesOf("biome", repository, "a.js"), SLIPS)).toEqual([
    { rule: "lint/style/useConst", at: "1:1", fix: SLIPS.replace("let", "const") },
    { rule: "lint/suspicious/noDoubleEquals", at: "3:11", suggestions: ["Use === instead."] },
    { rule: "lint/suspicious/noDebugger", at: "3:22", suggestions: ["Remove debugger statement"] },
  ]);
});

test("Biome: layout and the order of imports are reports of their own", async () => {
  const text = `import { z } from "./z.js";\nimport { b } from "./b.js";\nexport const both = [ z,b ];\n`;
  const repository = repositoryWith({ "biome.json": "{}", "a.js": text });
  const messages = await messagesOf("biome", repository, "a.js");
  const fixed = messages.map(({ rule, fix = [] }) => [rule, applyEdits(text, fix)]);
  expect(Object.fromEntries(fixed)).toEqual({
    "assist/source/organizeImports": `import { b } from "./b.js";\nimport { z } from "./z.js";\nexport const both = [ z,b ];\n`,
    format: text.replace("[ z,b ]", "[z, b]"),
  });
});

test("Oxlint: its safe fixes, and besides them what it suggests", async () => {
  const config = `{ "rules": { "no-var": "error", "eqeqeq": "off" } }`;
  const repository = repositoryWith({ ".oxlintrc.json": config, "a.js": SLIPS });
  expect(told(await messagesOf("oxlint", repository, "a.js"), SLIPS)).toEqual([
    { rule: "eslint(no-var)", at: "2:1", fix: SLIPS.replace("var", "const") },
    { rule: "eslint(no-debugger)", at: "3:22", suggestions: ["Fix eslint(no-debugger)"] },
  ]);
});

test("Stylelint: the fix of each report", async () => {
  const config = `{ "rules": { "color-hex-length": "short", "block-no-empty": true } }`;
  const text = "a { color: #FFFFFF }\nb {}\n";
  const repository = repositoryWith({ ".stylelintrc.json": config, "a.css": text });
  expect(told(await messagesOf("stylelint", repository, "a.css"), text)).toEqual([
    { rule: "color-hex-length", at: "1:12", fix: text.replace("FFFFFF", "FFF") },
    { rule: "block-no-empty", at: "2:3" },
  ]);
});

test.each([
  ["prettier", ".prettierrc", `{ "singleQuote": true, "semi": false }`, "const name = 'Ada'\n"],
  ["oxfmt", ".oxfmtrc.json", `{ "singleQuote": true }`, "const name = 'Ada';\n"],
])(
  "%s: the file as its configuration wants it, and no word where it is so",
  async (tool, name, config, wanted) => {
    const text = `const name  =  "Ada"\n`;
    const repository = repositoryWith({ [name]: config, "a.js": text, "b.js": wanted });
    expect(told(await messagesOf(tool, repository, "a.js"), text)).toEqual([{ at: "1:1", fix: wanted }]);
    expect(await messagesOf(tool, repository, "b.js")).toEqual([]);
  },
);

test("Prettier: says nothing of what it ignores or cannot lay out, and why it cannot read a file", async () => {
  const repository = repositoryWith({
    ".prettierignore": "old/\n",
    "old/a.js": "a  (  )\n",
    "a.unknown": "a  (  )\n",
    "b.js": "let = = 1\n",
  });
  expect(await ask("prettier", repository, "old/a.js")).toEqual({ messages: [] });
  expect(await ask("prettier", repository, "a.unknown")).toEqual({ messages: [] });
  expect(await ask("prettier", repository, "b.js")).toEqual({
    unavailable: expect.stringMatching(/\(1:7\)/),
  });
});

test("a text that the disk does not hold is looked at, and the disk is left as it is", async () => {
  const repository = repositoryWith({ "biome.json": "{}", "a.js": "export const a = 1;\n" });
  const view = repository.with([{ file: "a.js", edits: [{ start: 0, end: 6, text: "debugger;\nexport" }] }]);
  const { lint, dispose } = createLinter();
  onTestFinished(dispose);
  expect(await lint(repository, "a.js", { tool: "biome" })).toEqual({ messages: [] });
  expect(await lint(view, "a.js", { tool: "biome" })).toMatchObject({ messages: [{ line: 1 }] });
  expect(await lint(repository, "a.js", { tool: "biome" })).toEqual({ messages: [] });
});

test("a file that a server is silent of does not end it", { timeout: 20_000 }, async () => {
  const repository = repositoryWith({
    "biome.json": `{ "files": { "includes": ["**", "!**/made.js"] } }`,
    "made.js": "debugger;\n",
    "a.js": "debugger;\n",
  });
  const { lint, dispose } = createLinter();
  onTestFinished(dispose);
  expect(await lint(repository, "made.js", { tool: "biome" })).toEqual({
    unavailable: "biome says nothing of such a file",
  });
  expect(await lint(repository, "a.js", { tool: "biome" })).toMatchObject({ messages: [{ line: 1 }] });
});

/** A workspace whose Biome is this program. */
function withProgram(program: string): VirtualRepository {
  const repository = temporaryRepository({ "a.js": "let a = 1;\n" });
  const home = join(repository.root, "node_modules/@biomejs/biome");
  mkdirSync(dirname(join(home, "bin/biome")), { recursive: true });
  writeFileSync(join(home, "package.json"), `{ "bin": { "biome": "bin/biome" } }`);
  writeFileSync(join(home, "bin/biome"), program);
  chmodSync(join(home, "bin/biome"), 0o755);
  return repository;
}

test("a server that leaves, as Biome's does with the last of others, is started again", async () => {
  const [real, left] = [join(MODULES, "@biomejs/biome/bin/biome"), join(temporaryWorkspace({}), "left")];
  const repository = withProgram(
    `const { existsSync, writeFileSync } = require("node:fs");
    if (existsSync(${JSON.stringify(left)})) require(${JSON.stringify(real)});
    else { writeFileSync(${JSON.stringify(left)}, ""); process.exit(0); }`,
  );
  expect(await ask("biome", repository, "a.js")).toMatchObject({
    messages: [{ rule: "lint/style/useConst" }, { rule: "lint/correctness/noUnusedVariables" }],
  });
});

test.each([
  ["hangs", "setInterval(() => {}, 1e6)"],
  ["never comes to its end", "for (;;);"],
])("a server that %s is waited for no longer than asked", async (_name, program) => {
  const result = await ask("biome", withProgram(program), "a.js", 700);
  expect(result).toEqual({ unavailable: "biome gave no answer in 0.7 s" });
});

test.each([
  ["ends", "process.exit(7)", "biome ended with exit code 7"],
  ["leaves whenever it is started", "process.exit(0)", "biome ended with exit code 0"],
  ["prints what is no message", `console.log("x".repeat(3e6))`, "biome's answer makes no sense"],
  [
    "tells of a message without end",
    `process.stdout.write("Content-Length: 99999999999\\r\\n\\r\\n{}")`,
    "biome's answer makes no sense",
  ],
  [
    "says what is no JSON",
    `process.stdout.write("Content-Length: 3\\r\\n\\r\\n}{}"); setInterval(() => {}, 1e6)`,
    "biome's answer makes no sense",
  ],
  [
    "refuses",
    `process.stdout.write('Content-Length: 67\\r\\n\\r\\n{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no\\\\nconfig ..."}}'); setInterval(() => {}, 1e6)`,
    /^(?:no|biome's answer makes no sense)$/,
  ],
])("a server that %s is no answer", { timeout: 40_000 }, async (_name, program, unavailable) => {
  const result = await ask("biome", withProgram(program), "a.js", 30_000);
  expect(result).toEqual({ unavailable: expect.stringMatching(unavailable) });
});

test("says so where a tool is not installed, or has no program", async () => {
  const without = temporaryRepository({ "a.js": "" });
  expect(await ask("oxlint", without, "a.js")).toEqual({
    unavailable: "oxlint is not installed in the workspace",
  });
  expect(await ask("prettier", without, "a.js")).toEqual({
    unavailable: "prettier is not installed in the workspace",
  });
  const other = withProgram("");
  writeFileSync(join(other.root, "node_modules/@biomejs/biome/package.json"), "{}");
  expect(await ask("biome", other, "a.js")).toEqual({
    unavailable: "biome cannot be asked in the version installed",
  });
});
