import { expect, it } from "vitest";
import { parseConfig } from "./parse.ts";
import { withPattern } from "./with-pattern.ts";

const ENTRY = {
  name: "zork",
  regexp: String.raw`^zork: (\S+):(\d+) isn't "well": (.+)$`,
  file: 1,
  line: 2,
  message: 3,
};
const EXAMPLE = 'zork: a.ts:3 isn\'t "well": boom # {x: 1}';
const ITEM = [
  "patterns:",
  `  # ${EXAMPLE}`,
  "  - name: zork",
  String.raw`    regexp: '^zork: (\S+):(\d+) isn''t "well": (.+)$'`,
  "    file: 1",
  "    line: 2",
  "    message: 3",
  "",
].join("\n");

it.each([
  ["", ITEM],
  ["mode: suggest # for now\n", `mode: suggest # for now\n${ITEM}`],
])("adds to %j", (text, expected) => {
  const result = withPattern(text, ENTRY, EXAMPLE);
  expect(result).toBe(expected);
  expect(parseConfig(Buffer.from(result))).toMatchObject({
    config: { patterns: [{ name: "zork", lines: [{ regexp: ENTRY.regexp }] }] },
  });
});

it("leaves the patterns that are there as they are", () => {
  const before = "patterns:\n  # mine\n  - { name: x, regexp: 'error (.*)', message: 1 }\nmode: suggest\n";
  const result = withPattern(before, ENTRY, EXAMPLE);
  expect(result.startsWith(before.split("mode")[0] ?? "")).toBe(true);
  expect(parseConfig(Buffer.from(result))).toMatchObject({
    config: { mode: "suggest", patterns: [{ name: "x" }, { name: "zork" }] },
  });
});

it.each(["patterns: all\n", "a: [\n"])("refuses %j", (text) => {
  expect(() => withPattern(text, ENTRY, EXAMPLE)).toThrow("hephaestus.yaml cannot be added to");
});
