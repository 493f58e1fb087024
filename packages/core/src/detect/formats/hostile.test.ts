import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogEntry, LogMarker } from "../../model/log.ts";
import { createDetector, detectText } from "../detect.ts";
import type { DetectedFinding } from "../detected-finding.ts";
import { createGeneralSearch } from "../general/general-search.ts";
import type { LogFormat, LogWindow } from "./format.ts";
import { isLinearPattern } from "./is-linear-pattern.ts";
import { FORMATS } from "./table.ts";

const LONGEST_LINE = 16 * 1024;
const AHEAD = 512;
const BEHIND = 64;
const PIECES = [
  " ",
  "  ",
  "\t",
  ":",
  "/",
  "\\",
  "(",
  ")",
  "[",
  "]",
  "{",
  "1",
  "^",
  "~",
  "-",
  ">",
  "|",
  "%",
  ".",
  ",",
  "=",
  "'",
  '"',
  "\u2028",
  "\u0085",
  "é",
  "\ud83d",
  "❯ ",
  "⎯",
  "×",
  "─▶ ",
];
const WORDS = [
  "error",
  "warning",
  " TS1",
  "error TS2304: ",
  " FAIL ",
  "at ",
  "    at ",
  "file://",
  "node:",
  " > ",
  "::error ",
  "file=a,",
  "npm error ",
  "ERR_PNPM_",
  "ELIFECYCLE",
  "Error: ",
  "a.ts",
  "1:1",
  "(1,1): ",
  "code: '",
  "Oops! Something went wrong!",
  "Test Files ",
  "[1/1]",
];

const repeated = fc
  .tuple(fc.constantFrom(...PIECES, ...WORDS), fc.integer({ min: 1, max: LONGEST_LINE }))
  .map(([piece, count]) => piece.repeat(Math.ceil(count / piece.length)).slice(0, LONGEST_LINE));
const mixed = fc
  .array(fc.constantFrom(...PIECES, ...WORDS), { maxLength: 40 })
  .map((parts) => parts.join(""));
const LINES: readonly string[] = [...new Set(recordedLines())];
const LONG_WORDS: readonly string[] = WORDS.map((word) => word.repeat(20));
const MOST_LOOKS = 8 * (AHEAD + BEHIND);
let allLooks = 0;
/** The formats, which count what they look at. */
const COUNTED = FORMATS.map(counted);
const recorded = fc.constantFrom(...LINES);
const line = fc.oneof(
  { weight: 6, arbitrary: recorded },
  { weight: 3, arbitrary: mixed },
  {
    weight: 1,
    arbitrary: fc.tuple(mixed, repeated, mixed).map((parts) => parts.join("").slice(0, LONGEST_LINE)),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);
const entry = fc.record({
  text: line,
  marker: fc.option(fc.constantFrom<LogMarker>("error", "warning", "group", "notice"), { nil: undefined }),
  timestamp: fc.option(fc.constant("2026-11-20T09:01:02.1234567Z"), { nil: undefined }),
});

describe.each(FORMATS.map((format) => [format.id, format] as const))("%s", (_, format) => {
  it("throws on no log and claims only what it was shown", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const log = entries.map((each, index) => toEntry(index, each));
        for (const index of log.keys()) readAt(format, log, index);
      }),
      { seed: 20261120, numRuns: 400 },
    );
  });

  it("looks at no more lines than a window holds, a few times over", () => {
    for (const text of [...LINES.filter((each) => isGlanced(format, each)), ...LONG_WORDS]) {
      const each = toEntry(600, { text });
      const log = Array.from({ length: 1200 }, () => each);
      expect(readAt(format, log, 600)).toBeLessThan(MOST_LOOKS);
    }
  });
});

it("reads a log that was cut in the middle of anything", () => {
  const log = fc.constantFrom(...files("log"));
  fc.assert(
    fc.property(log, fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
      const bytes = readFileSync(path);
      const cut = bytes.subarray(0, Math.floor(share * bytes.length));
      const found: DetectedFinding[] = [];
      const detector = createDetector((finding) => found.push(finding), { general: createGeneralSearch() });
      detector.push(cut);
      const { lines } = detector.end();
      for (const { evidence } of found) expect(evidence.endLine).toBeLessThanOrEqual(lines);
    }),
    { seed: 20261121, numRuns: 1000 },
  );
});

it("takes work that grows with the log alone, whatever a log repeats", () => {
  fc.assert(
    fc.property(fc.array(recorded, { minLength: 1, maxLength: 4 }), (block) => {
      const [first = 0, second = 0, third = 0] = [800, 1600, 3200].map((count) => looksAt(block, count));
      expect(third - second).toBeLessThanOrEqual(3 * (second - first) + MOST_LOOKS);
    }),
    { seed: 20261121, numRuns: 25 },
  );
}, 60_000);

it("has no pattern that could take more than linear time", () => {
  const patterns = sources().flatMap(
    (source) =>
      source.match(
        /(?<=[=(,:!&|?[] ?|^\s+)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])+\]|[^/\\\n[])+\/[gimsuy]*/gm,
      ) ?? [],
  );
  expect(patterns.length).toBeGreaterThan(30);
  expect(patterns.filter((pattern) => !isLinearPattern(pattern.slice(1, pattern.lastIndexOf("/"))))).toEqual(
    [],
  );
});

/** How often formats look at a line in a log of so many, which repeats a block. */
function looksAt(block: readonly string[], count: number): number {
  const before = allLooks;
  const lines = Array.from({ length: count }, (_, index) => block[index % block.length] ?? "");
  detectText(lines.join("\n"), { formats: COUNTED });
  return allLooks - before;
}

function counted(format: LogFormat): LogFormat {
  const look = (window: LogWindow): LogWindow => ({
    at(offset) {
      allLooks += 1;
      return window.at(offset);
    },
    text(offset) {
      allLooks += 1;
      return window.text(offset);
    },
  });
  return { ...format, read: (window, previous) => format.read(look(window), previous) };
}

function isGlanced({ glance }: LogFormat, text: string): boolean {
  return glance.some((literal) => text.includes(literal));
}

/** Reads one entry and returns how many entries the format looked at. */
function readAt(format: LogFormat, log: readonly LogEntry[], position: number): number {
  let looks = 0;
  const window: LogWindow = {
    at(offset) {
      looks += 1;
      return offset > AHEAD || offset < -BEHIND ? undefined : log[position + offset];
    },
    text: (offset) => window.at(offset)?.text,
  };
  const match = format.read(window, undefined);
  if (match === undefined) return looks;
  expect(match.from).toBeLessThanOrEqual(0);
  expect(match.to).toBeGreaterThan(0);
  expect(position + match.from).toBeGreaterThanOrEqual(0);
  expect(position + match.to).toBeLessThanOrEqual(log.length);
  for (const { lines = { from: match.from, to: match.to - 1 } } of match.findings) {
    expect(lines.from).toBeGreaterThanOrEqual(match.from);
    expect(lines.to).toBeLessThan(match.to);
    expect(lines.from).toBeLessThanOrEqual(lines.to);
  }
  return looks;
}

function toEntry(
  index: number,
  {
    text,
    marker,
    timestamp,
  }: { text: string; marker?: LogMarker | undefined; timestamp?: string | undefined },
): LogEntry {
  return {
    line: index + 1,
    text,
    ...(marker === undefined ? {} : { marker }),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
}

function recordedLines(): string[] {
  return files("log").flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .map((text) => text.slice(0, 400)),
  );
}

function sources(): string[] {
  return files("ts")
    .filter((path) => !path.endsWith(".test.ts"))
    .map((path) => readFileSync(path, "utf8"));
}

function files(ending: string): string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(`.${ending}`))
    .toSorted()
    .map((name) => join(import.meta.dirname, name));
}
