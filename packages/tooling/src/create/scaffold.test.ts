import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scaffold } from "./scaffold.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const CORE = "packages/core";
const FORMAT = `${CORE}/src/detect/formats`;
const FIXER = `${CORE}/src/fixers`;

/** A copy of the core. */
let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-create-")));
  cpSync(join(REPOSITORY, CORE, "src"), join(root, CORE, "src"), { recursive: true });
  cpSync(join(REPOSITORY, CORE, "package.json"), join(root, CORE, "package.json"));
  cpSync(join(REPOSITORY, "tsconfig.base.json"), join(root, "tsconfig.base.json"));
  symlinkSync(join(REPOSITORY, CORE, "node_modules"), join(root, CORE, "node_modules"), "junction");
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "junction");
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test("makes folder, fixtures and table line of a format, before the runner's own marks", () => {
  expect(scaffold(root, "format", "deno-lint")).toEqual([
    `${FORMAT}/deno-lint/README.md`,
    `${FORMAT}/deno-lint/deno-lint.ts`,
    `${FORMAT}/deno-lint/fixtures/clean.json`,
    `${FORMAT}/deno-lint/fixtures/clean.log`,
    `${FORMAT}/deno-lint/fixtures/problem.json`,
    `${FORMAT}/deno-lint/fixtures/problem.log`,
    `${FORMAT}/table.ts`,
  ]);
  const table = read(`${FORMAT}/table.ts`);
  expect(table).toContain(`import { denoLint } from "./deno-lint/deno-lint.ts";`);
  expect(table).toMatch(/\bdenoLint,\s+githubActions,?\s*\]/);
});

test("makes folder, fixture and table line of a fixer, behind the others", () => {
  expect(scaffold(root, "fixer", "abstract-class")).toContain(`${FIXER}/abstract-class/abstract-class.ts`);
  expect(read(`${FIXER}/table.ts`)).toMatch(/\babstractClass,?\s*\]/);
  expect(read(`${FIXER}/abstract-class/abstract-class.ts`)).not.toContain("__");
});

test("what is made compiles under the house's rules", { timeout: 60_000 }, () => {
  const compilerOptions = { composite: false, declaration: true, emitDeclarationOnly: false, noEmit: true };
  const files = [`${FORMAT}/table.ts`, `${FIXER}/table.ts`].map((file) => join(root, file));
  writeFileSync(
    join(root, CORE, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions, files }),
  );
  const tsc = join(REPOSITORY, "node_modules/typescript/bin/tsc");
  expect(run([tsc, "--project", join(root, CORE), "--pretty", "false"])).toBe("");
});

test.each([
  [
    "src/detect/formats/formats.test.ts",
    "deno-lint|every folder",
    ["deno-lint > reads problem.log", "every folder"],
  ],
  [
    "src/fixers/fixtures.test.ts",
    "abstract-class|every folder",
    ["abstract-class > concrete-class", "every folder"],
  ],
])("%s is content with it", { timeout: 60_000 }, (file, pattern, names) => {
  const vitest = join(REPOSITORY, "node_modules/vitest/vitest.mjs");
  const options = ["--root", join(root, CORE), "--reporter", "tap-flat", "--testNamePattern", pattern];
  const output = run([vitest, "run", ...options, file]);
  for (const name of names) expect(output).toContain(name);
  expect(output).not.toContain("not ok");
});

test.each([
  ["format", "deno-lint", "is there already"],
  ["format", "table.ts", "is no name"],
  ["format", "../evil", "is no name"],
  ["format", "", "is no name"],
  ["palace", "deno-lint", "cannot create a palace: format, fixer"],
])("refuses %s %j", (kind, name, words) => {
  expect(() => scaffold(root, kind, name)).toThrow(words);
});

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function run(args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return stdout + stderr;
}
