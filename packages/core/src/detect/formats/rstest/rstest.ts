import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

/** ` FAIL  cart.test.ts > cart > sums lines`, of a file that cannot be run ` FAIL  cart.test.ts `. */
const HEAD = /^ FAIL {2}(\S{1,400}\.[cm]?[jt]sx?)(?: > (\S.*))?$/;
const END = /^ FAIL {2}\S| {1,3}(?:Test Files|Tests|Snapshots) \d/;
const FRAME = /^ {8}at \S/;
/** Vitest, whose heads are alike, draws frames and the ends of failures so: nothing below them is of Rstest. */
const OF_VITEST = /^ ❯ |^⎯{3}/;
/** ` ✗ cart.test.ts (5)`, above rows of its tests and what they said, which the report repeats. */
const LIVE_FILE = /^ ✗ \S+\.[cm]?[jt]sx? \(\d{1,6}\)(?: \d{1,9}(?:ms|m?s))?$/;
const LIVE_ROW = /^ {2}(?:[✗✓-] \S| {2}\S)/;
const MAX_LINES = 300;

/** Failed tests of Rstest, and test files that it cannot run, from its closing report. */
export const rstest: LogFormat = {
  id: "rstest",
  title: "Rstest",
  glance: [" FAIL  ", " ✗ "],
  read: (window) => readFailure(window) ?? readLive(window),
};

function readFailure(window: LogWindow): Match | undefined {
  const [, path, test] = HEAD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (path === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text) || OF_VITEST.test(text));
  if (!lines.some((line) => FRAME.test(line))) return undefined;
  const { place, frames, ...failure } = readStackFailure(lines);
  const finding: Finding = { severity: "error", ...failure, place: place ?? { path, line: 1 } };
  if (test !== undefined) finding.test = test;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

function readLive(window: LogWindow): Match | undefined {
  if (!LIVE_FILE.test(window.text(0) ?? "")) return undefined;
  const rows = blockLines(window, 1, MAX_LINES, (text) => !LIVE_ROW.test(text));
  return { from: 0, to: rows.length + 1, findings: [] };
}
