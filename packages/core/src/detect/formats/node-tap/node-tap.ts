import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { parseV8Frame } from "../v8-frame.ts";

/** A failure of the report; the next one follows directly. */
interface ReportMatch extends Match {
  readonly isTapReport: true;
}

const MARK = "✖ ";
const INDENT = "  ";
const CODE = /^ {2}(?:code|type): (\S+)$/;
const MAX_LINES = 200;

/** Failed assertions from the report that the reporters `base` and `terse` of node-tap end with. */
export const nodeTap: LogFormat = {
  id: "node-tap",
  title: "node-tap",
  glance: [MARK],
  read(window, previous) {
    const title = window.text(0)?.trimEnd() ?? "";
    if (!title.startsWith(MARK)) return undefined;
    const lines = readLines(window);
    const isReported = previous !== undefined && "isTapReport" in previous;
    if (!isReported && lines.every((line) => parseFrame(line) === undefined)) return undefined;
    const frames = lines
      .map((line) => parseFrame(line) ?? parseBare(line))
      .filter((frame) => frame !== undefined);
    return toMatch(title.slice(MARK.length), lines, frames);
  },
};

/** The lines below a title, down to the next one. */
function readLines(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || (text.trim() !== "" && !text.startsWith(INDENT))) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

/** A stack line without its `at`: `  Test.<anonymous> (test/cart.js:2:55)`. */
function parseFrame(line: string): FrameClaim | undefined {
  if (!line.startsWith(INDENT) || !line.endsWith(")") || !line.includes(" (")) return undefined;
  const text = line.trim();
  const frame = text.startsWith("at ") ? undefined : parseV8Frame(`at ${text}`);
  return frame?.column === undefined ? undefined : frame;
}

/** Where no function is around: `  test/cart.js:2:3`. */
function parseBare(line: string): FrameClaim | undefined {
  const place = /^ {2}\S.{0,400}\.\w{1,5}:\d{1,9}:\d{1,9}$/.test(line) ? parsePlace(line.trim()) : undefined;
  return place?.column === undefined ? undefined : place;
}

/** `total > counts quantities > should be equal`: suites, test and what was asserted. */
function toMatch(test: string, lines: readonly string[], frames: FrameClaim[]): ReportMatch {
  const last = lines.findLastIndex((line) => line !== "") + 1;
  const message = test.split(" > ").at(-1) ?? test;
  const finding: Finding = { severity: "error", message, test, lines: { from: 0, to: last } };
  const code = lines.map((line) => CODE.exec(line)?.[1]).find((found) => found !== undefined);
  const place = ownPlace(frames);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length + 1, findings: [finding], isTapReport: true };
}
