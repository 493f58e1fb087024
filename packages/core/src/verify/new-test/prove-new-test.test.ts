import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { FileEdit } from "../../model/edit.ts";
import { replacing, temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { newTestComplaint } from "./new-test-complaint.ts";
import { proveNewTest } from "./prove-new-test.ts";
import { testRunOf } from "./test-runners.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "src/tax.js": "export function tax(cents) {\n  return cents * 0.9;\n}\n",
  "src/price.js": "export const price = 1;\n",
  "src/price.test.js": `import { test } from "node:test";\ntest("is", () => {});\n`,
};
const HEAD = `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { tax } from "./tax.js";\n`;
const GOOD = `${HEAD}test("adds the tax", () => {\n  assert.equal(tax(100), 119);\n});\n`;

function made(file: string, text: string): FileEdit {
  return { file, edits: [{ start: 0, end: 0, text }], created: true };
}

async function proved(text: string, fixed = "Math.round(cents * 1.19)"): Promise<string[]> {
  const repository = temporaryRepository(FILES);
  const fix = [replacing(repository, "src/tax.js", "cents * 0.9", fixed)];
  const proofs = await proveNewTest(repository, fix, made("src/tax.test.js", text), { clock: () => 0 });
  expect(existsSync(join(repository.root, "src/tax.test.js"))).toBe(false);
  expect(repository.read("src/tax.js")?.text).toContain("cents * 0.9");
  return proofs.map(({ status, detail }) => `${status}: ${detail}`);
}

test("a test that fails without the fix and passes with it is proved, and nothing is written", async () => {
  expect(await proved(GOOD)).toEqual([
    "passed: a new test, and nothing else",
    "passed: no type errors that can be told",
    "passed: it fails without the fix",
    "passed: it passes with the fix (`node --test src/tax.test.js`)",
  ]);
});

test.each([
  [
    "passes without the fix",
    GOOD.replace("119", "90"),
    "failed: without the fix it passes: it shows nothing",
  ],
  ["fails with the fix too", GOOD.replace("119", "120"), "failed: with the fix it fails"],
])("one that %s is not", async (_, text, last) => {
  expect((await proved(text)).at(-1)).toBe(last);
});

test("one that comes out by chance is not", async () => {
  const files = {
    ...FILES,
    "src/luck.js": `import { existsSync, writeFileSync } from "node:fs";\nexport function isFirst() {\n  const was = existsSync("luck.txt");\n  writeFileSync("luck.txt", "");\n  return !was;\n}\n`,
  };
  const repository = temporaryRepository(files);
  const text = `${HEAD}import { isFirst } from "./luck.js";\ntest("is", () => {\n  assert.equal(isFirst() || tax(1) < 0, true);\n});\n`;
  const fix = [
    replacing(repository, "src/luck.js", "!was", "! was"),
    replacing(repository, "src/tax.js", "0.9", "0.8"),
  ];
  const proofs = await proveNewTest(repository, fix, made("src/luck.test.js", text), { clock: () => 0 });
  expect(proofs.at(-1)?.detail).toBe("without the fix it comes out otherwise each time: it shows nothing");
  expect(readdirSync(repository.root)).not.toContain("luck.txt");
});

test.each<[string, FileEdit, string]>([
  ["a source", made("src/new.js", GOOD), "is not named as a test"],
  ["a test that is there", made("src/price.test.js", GOOD), "cannot be made"],
  ["a test outside", made("../tax.test.js", GOOD), "cannot be made"],
  ["a test elsewhere", made("lib/tax.test.js", GOOD), "the project keeps no tests such as"],
  ["one of another kind", made("src/tax.spec.js", GOOD), "the project keeps no tests such as"],
  ["a workflow", made(".github/workflows/tax.test.js", GOOD), "the project keeps no tests such as"],
  ["one without tests", made("src/tax.test.js", HEAD), "it has no test"],
  [
    "one that asserts nothing",
    made("src/tax.test.js", `${HEAD}test("is", () => {});\n`),
    "it asserts nothing",
  ],
  ["one that does not parse", made("src/tax.test.js", `${GOOD}}`), "it does not parse"],
  ["one that is skipped", made("src/tax.test.js", GOOD.replace("test(", "test.skip(")), "a skipped test"],
  [
    "one that runs a program",
    made("src/tax.test.js", `import "node:child_process";\n${GOOD}`),
    "it imports node:child_process",
  ],
  [
    "one that imports from outside",
    made("src/tax.test.js", `import "../../x.js";\n${GOOD}`),
    "it imports ../../x.js",
  ],
  [
    "one that loads a script",
    made("src/tax.test.js", `import "../scripts/reset.js";\n${GOOD}`),
    "it imports ../scripts/reset.js",
  ],
  [
    "one that reads a file as text",
    made("src/tax.test.js", `import x from "./tax.js?raw";\n${GOOD}`),
    "it imports ./tax.js?raw",
  ],
  ["a very long one", made("src/tax.test.js", GOOD + "\n".repeat(300)), "more than 300 lines"],
])("%s is refused before anything is run", async (_, file, complaint) => {
  const repository = temporaryRepository({ ...FILES, "scripts/reset.js": "process.exit(1);\n" });
  expect(await newTestComplaint(repository, file, ["src/tax.js"])).toContain(complaint);
});

test("a test lies beside its source where others do", async () => {
  const files = { ...FILES, "lib/tax.js": "export const tax = () => 1;\n" };
  expect(
    await newTestComplaint(temporaryRepository(files), made("lib/tax.test.js", GOOD), ["lib/tax.js"]),
  ).toBeUndefined();
});

test("a test may import what others load", async () => {
  const files = { ...FILES, "src/price.test.js": `import { price } from "./price.js";\n` };
  const text = GOOD.replace("./tax", "./price");
  expect(await newTestComplaint(temporaryRepository(files), made("src/new.test.js", text))).toBeUndefined();
  const alone = await newTestComplaint(temporaryRepository(FILES), made("src/new.test.js", GOOD));
  expect(alone).toContain("it imports ./tax.js");
});

test.each([
  [`"devDependencies": { "vitest": "5" }`, `import { test } from "vitest";`, "vitest run src/a.test.ts"],
  [`"devDependencies": { "jest": "30" }`, "", "jest --runTestsByPath src/a.test.ts"],
  [`"devDependencies": { "mocha": "11" }`, "", "mocha src/a.test.ts"],
  [`"devDependencies": { "jest": "30" }`, `import { test } from "node:test";`, "node --test src/a.test.ts"],
  [`"type": "module"`, "", undefined],
])("%s %s: %s", (manifest, text, command) => {
  const repository = temporaryRepository({ "packages/a/package.json": `{ ${manifest} }` });
  expect(testRunOf(repository, "packages/a/src/a.test.ts", text)).toEqual(
    command === undefined ? undefined : { command, folder: "packages/a" },
  );
});

test("no name that means something to a shell is given to one", () => {
  const repository = temporaryRepository({ "package.json": `{ "devDependencies": { "vitest": "5" } }` });
  for (const file of ["a;rm.test.ts", "$(x).test.ts", "a b.test.ts", "-x.test.ts", "`x`.test.ts"])
    expect(testRunOf(repository, file, "")).toBeUndefined();
});
