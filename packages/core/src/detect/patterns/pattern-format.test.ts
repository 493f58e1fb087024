import fc from "fast-check";
import { expect, it } from "vitest";
import { DEFAULTS } from "../../config/defaults.ts";
import { parseConfig } from "../../config/parse.ts";
import { detectText } from "../detect.ts";
import type { LogFormat } from "../formats/format.ts";
import { patternFormat } from "./pattern-format.ts";
import { withPatterns } from "./with-patterns.ts";

/** As VS Code's documentation has them, but for YAML. */
const GCC = String.raw`
  - name: gcc-of-mine
    owner: cpp
    pattern: { regexp: '^(.*):(\d+):(\d+):\s+(warning|error):\s+(.*)$', file: 1, line: 2, column: 3, severity: 4, message: 5 }`;
const STYLISH = String.raw`
  - owner: javascript
    source: my lint
    pattern:
      - regexp: '^([^\s].*)$'
        file: 1
      - { regexp: '^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$', line: 1, column: 2, severity: 3, message: 4, code: 5, loop: true }`;
const TSC = String.raw`
  - name: typescript
    regexp: '^([^\s].*)\((\d+|\d+,\d+|\d+,\d+,\d+,\d+)\):\s+(error|warning|info)\s+(TS\d+)\s*:\s*(.*)$'
    file: 1
    location: 2
    severity: 3
    code: 4
    message: 5`;

function formatsOf(entries: string): LogFormat[] {
  const parsed = parseConfig(new TextEncoder().encode(`patterns:${entries}\n`));
  if ("mistakes" in parsed) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.config.patterns.map((pattern) => patternFormat(pattern));
}

function read(entries: string, log: string): unknown[] {
  return detectText(log, { formats: formatsOf(entries) }).findings.map(
    ({ tool, severity, code, message, place, evidence }) => ({
      is: [tool, severity, code, message],
      place,
      lines: [evidence.startLine, evidence.endLine],
    }),
  );
}

it("reads VS Code's example for gcc", () => {
  const log =
    "cc -c helloWorld.c\nhelloWorld.c:5:3: warning: implicit declaration of function ‘prinft’\n1 warning\n";
  expect(read(GCC, log)).toEqual([
    {
      is: ["gcc-of-mine", "warning", undefined, "implicit declaration of function ‘prinft’"],
      place: { path: "helloWorld.c", line: 5, column: 3 },
      lines: [2, 2],
    },
  ]);
});

it("reads VS Code's example for the rows of ESLint under each file", () => {
  const log = `test.js
  1:0   error  Missing "use strict" statement                 strict
  1:9   info  foo is defined but never used                 no-unused-vars
other.js
  7:2   warning  Unexpected console statement  no-console

✖ 3 problems (1 error, 1 warning)
`;
  expect(read(STYLISH, log)).toEqual([
    {
      is: ["javascript", "error", "strict", 'Missing "use strict" statement'],
      place: { path: "test.js", line: 1 },
      lines: [2, 2],
    },
    {
      is: ["javascript", "warning", "no-console", "Unexpected console statement"],
      place: { path: "other.js", line: 7, column: 2 },
      lines: [5, 5],
    },
  ]);
  expect(formatsOf(STYLISH)[0]).toMatchObject({ id: "javascript", title: "my lint" });
});

it("goes on with rows beyond the window", () => {
  const rows = Array.from({ length: 1500 }, (_, index) => `  ${index + 1}:1  error  No  no\n`).join("");
  const findings = detectText(`a.js\n${rows}b.js\n${rows}`, { formats: formatsOf(STYLISH) }).findings;
  expect(findings.map(({ place }) => place?.path)).toEqual([
    ...Array.from({ length: 1500 }, () => "a.js"),
    ...Array.from({ length: 1500 }, () => "b.js"),
  ]);
});

it("reads VS Code's example for tsc, with places of one, two and four numbers", () => {
  const log = [
    "test.ts(5): error TS1: a",
    "test.ts(5,9): error TS2: b",
    "test.ts(5,9,6,2): warning TS3: c",
    "test.ts(5,9): info TS4: d",
  ].join("\r\n");
  expect(read(TSC, log)).toMatchObject([
    { is: ["typescript", "error", "TS1", "a"], place: { path: "test.ts", line: 5 } },
    { is: ["typescript", "error", "TS2", "b"], place: { path: "test.ts", line: 5, column: 9 } },
    {
      is: ["typescript", "warning", "TS3", "c"],
      place: { path: "test.ts", line: 5, column: 9, endLine: 6, endColumn: 2 },
    },
  ]);
});

it("takes groups 1, 2 and 3 for the place and the whole match for the message where nothing says so", () => {
  expect(read("\n  - { name: x, regexp: '^(\\S+):(\\d+):(\\d+) BAD .+' }", "a.x:3:4 BAD thing \n")).toEqual([
    {
      is: ["x", "error", undefined, "a.x:3:4 BAD thing"],
      place: { path: "a.x", line: 3, column: 4 },
      lines: [1, 1],
    },
  ]);
});

it("reads messages of a file as a whole, and without a place", () => {
  const entries = `
  - { name: whole, kind: file, regexp: '^BROKEN (.+): (.+)$', message: 2, severity: warning }
  - { name: none, regexp: '^FATAL (\\w)\\w* (.+)$', message: 2, severity: 1 }`;
  expect(read(entries, "BROKEN a/b.png: too large\nFATAL Error out of ink\n")).toEqual([
    {
      is: ["whole", "warning", undefined, "too large"],
      place: { path: "a/b.png", line: 1 },
      lines: [1, 1],
    },
    { is: ["none", "error", undefined, "out of ink"], place: undefined, lines: [2, 2] },
  ]);
});

it("joins a message of several lines, and needs all of them", () => {
  const entries = `
  - name: long
    pattern:
      - { regexp: '^At (.+) line (\\d+)$', file: 1, line: 2 }
      - { regexp: '^  (.+)$', message: 1 }
      - { regexp: '^  (.+)$', message: 1 }`;
  expect(read(entries, "At a.x line 3\n  one\n  two\nAt b.x line 4\n  one\ntwo\n")).toEqual([
    { is: ["long", "error", undefined, "one\ntwo"], place: { path: "a.x", line: 3 }, lines: [1, 3] },
  ]);
});

it("goes before the formats we have, which read the rest", () => {
  const [pattern] = formatsOf(TSC);
  const log = "a.ts(1,2): error TS2304: Cannot find name 'x'.\n##[error]other\n";
  const parsed = parseConfig(new TextEncoder().encode(`patterns:${TSC}\n`));
  const patterns = "config" in parsed ? parsed.config.patterns : [];
  expect(pattern?.id).toBe("typescript");
  expect(detectText(log, { formats: withPatterns(patterns) }).findings.map(({ tool }) => tool)).toEqual([
    "typescript",
    "github-actions",
  ]);
  expect(withPatterns(DEFAULTS.patterns)).toBe(withPatterns([]));
});

it("ends soon whatever the pattern and the log are, and reads nothing of a line that is data", () => {
  const hostile = `
  - { name: bomb, regexp: '^(?:(.*)+(.*)*)+ error$', message: 1 }
  - { name: many, regexp: '(.*)(.*)(.*)(.*)(.*):error:(.*)!$', message: 1 }`;
  const log = `${`${" error".repeat(600)}:error:x\n`.repeat(20)}${"x".repeat(8000)} error\n`;
  expect(read(hostile, log)).toEqual([]);
});

it("throws on no log", () => {
  const formats = formatsOf(GCC + STYLISH + TSC);
  const piece = fc.constantFrom(
    "a.ts",
    "(1,2)",
    ": ",
    "error",
    "  ",
    "1:1",
    ":",
    "TS1",
    "\n",
    "\r",
    "\u2028",
    "\ud83d",
    "9".repeat(20),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const { place } of detectText(pieces.join(""), { formats }).findings)
        expect(place?.line).toBeGreaterThan(0);
    }),
    { seed: 20261120, numRuns: 500 },
  );
});
