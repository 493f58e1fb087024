import { expect, it } from "vitest";
import { parseConfig } from "./parse.ts";
import { withIgnoreRule } from "./with-ignore-rule.ts";

const RULE = { tool: "tsc", code: "TS6133", path: "src/a.ts" };

it.each([
  ["", "ignore:\n  - tool: tsc\n    code: TS6133\n    path: src/a.ts\n"],
  [
    "mode: suggest # for now\n",
    "mode: suggest # for now\nignore:\n  - tool: tsc\n    code: TS6133\n    path: src/a.ts\n",
  ],
  [
    "ignore:\n  # noise\n  - TS2304\nmode: suggest\n",
    "ignore:\n  # noise\n  - TS2304\n  - tool: tsc\n    code: TS6133\n    path: src/a.ts\nmode: suggest\n",
  ],
  ["ignore:\n", "ignore:\n  - tool: tsc\n    code: TS6133\n    path: src/a.ts\n"],
  ["ignore: []\n", "ignore: [ { tool: tsc, code: TS6133, path: src/a.ts } ]\n"],
])("adds to %j", (text, expected) => {
  const result = withIgnoreRule(text, RULE);
  expect(result).toBe(expected);
  expect(parseConfig(Buffer.from(result))).toMatchObject({
    config: { ignore: expect.arrayContaining([RULE]) },
  });
});

it("writes text of a log as text and nothing else", () => {
  const message = 'no: "such" # file\n- {x: 1}';
  const parsed = parseConfig(
    Buffer.from(withIgnoreRule("", { tool: "tsc", message: message.split("\n")[0] })),
  );
  expect(parsed).toMatchObject({ config: { ignore: [{ message: 'no: "such" # file' }] } });
});

it.each(["ignore: all\n", "a: [\n", "ignore: &x [*x\n"])("refuses %j", (text) => {
  expect(() => withIgnoreRule(text, RULE)).toThrow("hephaestus.yaml cannot be added to");
});
