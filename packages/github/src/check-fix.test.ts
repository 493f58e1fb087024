import { expect, test } from "vitest";
import { silencerAdded } from "./check-fix.ts";

test.each([
  ["it('a', f);", "it.skip('a', f);", "a skipped test"],
  ["test('a', f);", "xtest('a', f);", "a skipped test"],
  ["def test_a(): pass", "@pytest.mark.skip\ndef test_a(): pass", "a skipped test"],
  ["a();", "// @ts-expect-error\na();", "a suppressing comment"],
  ["import os", "import os  # noqa", "a suppressing comment"],
  ["run: npm test", "run: npm test || true", "a step that may fail"],
  ["f(a)", "f(a as any)", "the type any"],
  ["f()", "try { f() } catch (error) { }", "an empty catch"],
])("%j may not become %j", (before, after, silencer) => {
  expect(silencerAdded(before, after)).toBe(silencer);
});

test.each([
  ["// eslint-disable-next-line\na();", "// eslint-disable-next-line\nb();"],
  ["let a: any;", "let a: string;"],
  ["const anyone = skip(1);", "const anyone = skip(2);"],
])("%j may become %j", (before, after) => {
  expect(silencerAdded(before, after)).toBeUndefined();
});

test("a hostile text takes no longer than its length", () => {
  const hostile = ["catch", "catch (", "it ", "#", ":", "||", "as"]
    .map((start) => start + " ".repeat(300_000))
    .join("\n");
  expect(silencerAdded("", hostile)).toBeUndefined();
});
