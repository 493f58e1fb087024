import { expect, test } from "vitest";
import { refuseTexts } from "./silence-added.ts";

test.each([
  ["a.test.ts", "it('a', f);", "it.skip('a', f);", "adds a skipped test"],
  ["a.ts", "a();", "// @ts-expect-error\na();", "adds a suppressing comment"],
  ["a.ts", "f(a)", "f(a as any)", "adds the type any"],
  ["a.ts", "f()", "try { f() } catch {}", "adds an empty catch"],
  ["a.test.ts", "expect(1).toBe(1);", "", "takes an assertion away"],
  ["a.ts", "f()", "f(", "breaks its syntax"],
  ["a.py", "import os", "import os  # noqa", "adds a suppressing comment"],
  ["ci.sh", "npm test", "npm test || true", "adds a failure that is passed over (`|| true`)"],
])("%s: %j may not become %j", async (file, before, after, said) => {
  expect(await refuseTexts({ file, before, after })).toBe(said);
});

test.each([
  ["a.ts", "// eslint-disable-next-line\na();", "// eslint-disable-next-line\nb();"],
  ["a.ts", "let a: any;", "let a: string;"],
  ["a.ts", "const anyone = skip(1);", "const anyone = skip(2);"],
  ["a.css", "a { color: rde }", "a { color: red }"],
])("%s: %j may become %j", async (file, before, after) => {
  expect(await refuseTexts({ file, before, after })).toBeUndefined();
});

test("what no compiler can read is refused, and ends nothing", async () => {
  const after = `${"(".repeat(200_000)}1`;
  expect(await refuseTexts({ file: "a.ts", before: "1", after })).toMatch(/^(?:is nothing|breaks)/);
});
