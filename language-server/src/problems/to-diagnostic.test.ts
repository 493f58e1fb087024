import type { Problem } from "@hephaestus/core";
import { expect, it } from "vitest";
import { codeLink } from "./code-link.ts";
import { isShownElsewhere } from "./is-shown-elsewhere.ts";
import { createSource, type TrackedProblem } from "./source.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

const RANGE = { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } };

const PROBLEM: Problem = {
  id: "p1",
  tool: "vitest",
  severity: "error",
  message: "expected 1 to be 2",
  test: "cart > adds",
  location: { file: "src/a.ts", line: 4, column: 3, inWorkspace: true },
  frames: [
    { file: "src/a.ts", line: 4, column: 3, symbol: "add", own: true, inWorkspace: true },
    { file: "src/b c.ts", line: 9, own: true, inWorkspace: true },
    { file: "/usr/lib/x.ts", line: 1, own: false, inWorkspace: false },
  ],
  evidence: { startLine: 12, endLine: 15 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

const TRACKED: TrackedProblem = {
  source: "s1",
  problem: PROBLEM,
  status: "open",
  uri: "file:///p/src/a.ts",
  range: RANGE,
};

const SOURCE = createSource({
  id: "s1",
  label: "ci.log",
  kind: "file",
  uri: "file:///p/ci.log",
  folder: { uri: "file:///p", path: "/p" },
});

it("tells what the tool said, where, and from where it was called", () => {
  expect(toDiagnostic(TRACKED, SOURCE, true)).toEqual({
    range: RANGE,
    severity: 1,
    source: "hephaestus",
    code: "vitest",
    message: "cart > adds: expected 1 to be 2",
    relatedInformation: [
      {
        location: {
          uri: "file:///p/ci.log",
          range: { start: { line: 11, character: 0 }, end: { line: 14, character: 0 } },
        },
        message: "ci.log, line 12",
      },
      {
        location: {
          uri: "file:///p/src/a.ts",
          range: { start: { line: 3, character: 2 }, end: { line: 3, character: 2 } },
        },
        message: "in add",
      },
      {
        location: {
          uri: "file:///p/src/b%20c.ts",
          range: { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } },
        },
        message: "called here",
      },
    ],
    data: { problem: "p1", source: "s1" },
  });
});

it("stands in the log where it is in no file", () => {
  const { uri: _uri, range: _range, ...placeless } = TRACKED;
  expect(toDiagnostic(placeless, SOURCE, false)).toMatchObject({
    range: { start: { line: 11, character: 0 } },
  });
});

it.each([
  ["eslint", "no-unused-vars", "https://eslint.org/docs/latest/rules/no-unused-vars"],
  ["eslint", "@typescript-eslint/no-explicit-any", "https://typescript-eslint.io/rules/no-explicit-any"],
  ["tsc", "TS2304", "https://typescript.tv/errors/#ts2304"],
  ["rust", "E0308", "https://doc.rust-lang.org/error_codes/E0308.html"],
  ["eslint", "no-x](javascript:alert)", undefined],
  ["tsc", "TS2304/../evil", undefined],
  ["vitest", undefined, undefined],
])("links %s %s to %s", (tool, code, expected) => {
  expect(codeLink(code === undefined ? { tool } : { tool, code })).toBe(expected);
});

it("knows a finding again that another server shows, by its code and line", () => {
  const tracked = { ...TRACKED, problem: { ...PROBLEM, code: "TS2304" } };
  const elsewhere = { start: { line: 9, character: 0 }, end: { line: 9, character: 1 } };
  expect(isShownElsewhere(tracked, [{ code: 2304, range: RANGE }])).toBe(true);
  expect(isShownElsewhere(tracked, [{ code: "ts2304", range: RANGE }])).toBe(true);
  expect(isShownElsewhere(tracked, [{ code: 2305, range: RANGE }])).toBe(false);
  expect(isShownElsewhere(tracked, [{ code: 2304, range: elsewhere }])).toBe(false);
  expect(isShownElsewhere(tracked, [{ range: RANGE }])).toBe(false);
  expect(isShownElsewhere(TRACKED, [{ code: "vitest", range: RANGE }])).toBe(false);
});
