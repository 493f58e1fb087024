import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startVitest } from "vitest/node";
import { plainSummaryReporter } from "./plain-summary-reporter.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-summary-")));
});

afterEach(() => {
  process.exitCode = undefined;
  rmSync(root, { recursive: true, force: true });
});

async function run(files: Record<string, string>): Promise<string> {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  let written = "";
  const reporter = plainSummaryReporter((text) => (written += text));
  const vitest = await startVitest("test", [], {
    root,
    config: false,
    watch: false,
    globals: true,
    reporters: [reporter],
  });
  await vitest.close();
  return written;
}

test("counts tests of all files, and leaves those skipped out", async () => {
  expect(
    await run({
      "one.test.mjs": `test("a", () => {}); describe("in a suite", () => { test("b", () => {}); test.skip("c", () => {}); });`,
      "two.test.mjs": `test("a", () => {}); test("b", () => { throw new Error("no"); });`,
    }),
  ).toBe("3 passed, 1 failed\n");
});

test("counts a file that cannot be read as a failure", async () => {
  expect(
    await run({
      "a.test.mjs": `test("a", () => {});`,
      "b.test.mjs": `import "./gone.mjs"; test("b", () => {});`,
    }),
  ).toBe("1 passed, 1 failed\n");
});

test("counts an error outside any test as a failure", async () => {
  const late = `test("a", () => void Promise.reject(new Error("late")));`;
  expect(await run({ "a.test.mjs": late })).toBe("1 passed, 1 failed\n");
});
