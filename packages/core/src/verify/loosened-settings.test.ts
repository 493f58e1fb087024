import { expect, test } from "vitest";
import { loosened } from "./loosened-settings.ts";

test.each([
  ['{ "strict": true }', "{}", "takes a strict option away"],
  ['{ "strict": true }', '{ "strict": false }', "adds a strict option that is off"],
  ["{}", '{ "noImplicitAny": false }', "adds a strict option that is off"],
  ["{}", '{ "skipLibCheck": true }', "adds `skipLibCheck`"],
  ['"test": "vitest"', '"test": "vitest || true"', "adds a failure that is passed over (`|| true`)"],
  ["run: npm test", "run: npm test || exit 0", "adds a failure that is passed over (`|| true`)"],
  ["run: npm test", "run: npm test\ncontinue-on-error: true", "adds `continue-on-error`"],
  ["npm test", "set +e\nnpm test", "adds `set +e`"],
  ["jest", "jest --passWithNoTests", "adds `--passWithNoTests`"],
  ['"no-undef": "error"', '"no-undef": "off"', "adds a rule that is off"],
  ["import os", "import os  # noqa", "adds a suppressing comment"],
  ["a {}", "/* stylelint-disable */ a {}", "adds a suppressing comment"],
  ["f()", "//nolint:errcheck\nf()", "adds a suppressing comment"],
  ["def test_a(): pass", "@pytest.mark.skip\ndef test_a(): pass", "adds a skipped test"],
  ["@Test void a() {}", "@Disabled @Test void a() {}", "adds a skipped test"],
])("%j to %j asks for less", (before, after, said) => {
  expect(loosened(before, after)).toBe(said);
});

test.each([
  ["{}", '{ "strict": true }'],
  ['{ "strict": false, "a": 1 }', '{ "strict": false, "a": 2 }'],
  ["run: a || true", "run: b || true"],
  ["", "continue-on-error: false"],
  ['"paths": 0', '"paths": 0, "b": 10'],
])("%j to %j does not", (before, after) => {
  expect(loosened(before, after)).toBeUndefined();
});

test("a hostile text takes no longer than its length", () => {
  const hostile = ["#", "||", '"strict"', "//", "set", "continue-on-error:"]
    .map((start) => start + " ".repeat(300_000))
    .join("\n");
  expect(loosened("", hostile)).toBeUndefined();
});
