import { expect, test } from "vitest";
import { formatMistake } from "../mistake.ts";
import { parseConfig } from "../parse.ts";

function mistakesIn(text: string): string[] {
  const parsed = parseConfig(new TextEncoder().encode(text));
  return "mistakes" in parsed
    ? parsed.mistakes.map((mistake) => formatMistake(mistake, "hephaestus.yaml"))
    : [];
}

test("every mistake is told with its place, what is wrong and what is allowed", () => {
  const text = String.raw`patterns:
  - name: a b
    regexp: '(error'
  - regexp: '^(.*) error (.*)$'
  - name: groups
    regexp: '^(\S+): error$'
    file: 1
    line: 2
    message: first
  - name: ahead
    regexp: 'error(?=:)'
  - name: again
    regexp: '(a)\1 error'
  - name: large
    pattern:
      - regexp: '((\w{99}){99}){99}'
  - name: any
    regexp: '^(.*):(\d+)$'
  - name: loop
    regexp: error
    loop: true
  - name: both
    regexp: error
    severity: 2
    pattern: [{ regexp: error, loop: true }, { regexp: error }]
  - name: none
  - name: nowhere
    regexp: 'error (\d+)'
    line: 1
  - name: any
    regexp: error
    severity: info
    flie: 1
  - name: empty
    pattern: []
  - 7
`;
  expect(mistakesIn(text).join("\n")).toMatchInlineSnapshot(`
    "hephaestus.yaml:2:11 patterns[0].name: "a b" is not allowed, expected a short name of letters, digits and - _ .
    hephaestus.yaml:3:13 patterns[0].regexp: not a regular expression: unterminated group
    hephaestus.yaml:4:5 patterns[1]: has no name, expected one, which problems get as their tool
    hephaestus.yaml:9:14 patterns[2].message: "first" is not allowed, expected the number of a group from 0 (the whole match) to 30
    hephaestus.yaml:11:13 patterns[3].regexp: looks ahead or behind at character 6, which cannot be matched in linear time, expected an expression without
    hephaestus.yaml:13:13 patterns[4].regexp: refers back to a group at character 4, which cannot be matched in linear time, expected an expression without
    hephaestus.yaml:16:17 patterns[5].pattern[0].regexp: repeats too much, expected smaller numbers in braces
    hephaestus.yaml:18:13 patterns[6].regexp: matches any text, expected at least two characters in a row that the tool always prints, such as error
    hephaestus.yaml:21:11 patterns[7].loop: true is only for the last of several lines, expected false
    hephaestus.yaml:23:13 patterns[8].regexp: does not go with pattern, expected it inside
    hephaestus.yaml:24:15 patterns[8].severity: does not go with pattern, expected it inside, or error or warning here
    hephaestus.yaml:26:5 patterns[9]: has no regexp, expected one here, or a pattern with one for each line
    hephaestus.yaml:29:11 patterns[10].line: needs the file it is in, expected the key file with the number of a group
    hephaestus.yaml:32:15 patterns[11].severity: "info" is not allowed, expected error or warning
    hephaestus.yaml:33:5 patterns[11].flie: unknown key (did you mean file?), allowed: name, owner, source, severity, pattern, regexp, kind, file, location, line, column, endLine, endColumn, code, message, loop
    hephaestus.yaml:35:14 patterns[12].pattern: a list is not allowed, expected at least one line
    hephaestus.yaml:36:5 patterns[13]: 7 is not allowed, expected the keys name, regexp, file, line, column, severity, message …, or name and pattern"
  `);
});

test("two patterns of one name cannot be told apart", () => {
  const text = "patterns:\n  - { name: x, regexp: error }\n  - { owner: x, regexp: fail }\n";
  expect(mistakesIn(text)).toEqual([
    "hephaestus.yaml:3:14 patterns[1].owner: x is there twice, expected another name",
  ]);
});

test("the longest nest of groups is refused once", () => {
  const nest = "(".repeat(20_000) + ")".repeat(20_000);
  expect(mistakesIn(`patterns: [{ name: x, regexp: '${nest}' }]`)).toHaveLength(1);
});

test("mistakes of lines are told where they stand", () => {
  const text =
    "patterns:\n  - name: x\n    pattern:\n      - regexp: '^\\S'\n        loop: true\n      - regexp: 'a|b'\n        code: 1\n";
  expect(mistakesIn(text)).toEqual([
    "hephaestus.yaml:5:15 patterns[0].pattern[0].loop: true is only for the last of several lines, expected false",
    "hephaestus.yaml:7:15 patterns[0].pattern[1].code: there is no group 1, expected 0: the regexp has no groups",
  ]);
});
