import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const THROWN =
  /^((?:\w{1,80}\.){1,6}\w{0,80}(?:Error|Exception))@([^\s()]{1,400}\.di?)\((\d{1,9})\)(?:: (.*))?$/;
const FRAME = /^(\S{1,400}\.di?):(\d{1,9}) (\S.*?)(?: \[0x[0-9a-f]{1,16}\])?$/;
const TRACE_LINE = /^(?:-{4,}$|\S{1,400}:[\d?]{1,9} \S|\(\S)/;
const LIBRARY = /(?:^|\/)(?:druntime|phobos|dmd|ldc|gdc)\//;
/** A test of the module itself, in short: `source/cart.d(12): [unittest] adds`. */
const UNIT = /^(\S{1,400}\.di?)\((\d{1,9})\): \[unittest\] (\S.*)$/;
/** Of dmd and ldc, which tell no column unless they are asked: `source/cart.d(2): Error: …`. */
const DIAGNOSTIC = /^(\S{1,400}\.di?)\((\d{1,9})(?:,(\d{1,9}))?\): (Error|Warning|Deprecation): (\S.*)$/;
const SUM = /^\d{1,9}\/\d{1,9} modules FAILED unittests$/;
const MAX_LINES = 200;

/** What ends a program written in D, its failed unit tests, and what dmd and ldc say. */
export const d: LogFormat = {
  id: "d",
  title: "D",
  glance: [".d(", ".di(", " modules FAILED unittests"],
  read: (window) => readThrown(window) ?? readUnit(window) ?? readDiagnostic(window) ?? readSum(window),
};

/** `core.exception.AssertError@source/cart.d(12): unittest failure`, a rule, frames. */
function readThrown(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const [, name, path, line, said] = THROWN.exec(text) ?? [];
  if (name === undefined || path === undefined) return undefined;
  const trace = blockLines(window, 1, MAX_LINES, (row) => !TRACE_LINE.test(row.trimEnd()));
  const frames = trace.map((row) => parseFrame(row)).filter((frame) => frame !== undefined);
  const finding: Finding = {
    severity: "error",
    code: name.slice(name.lastIndexOf(".") + 1),
    message: said === undefined || said === "" ? text : said,
  };
  const thrownAt = { path, line: Number(line) };
  if (!LIBRARY.test(path)) finding.place = thrownAt;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: trace.length + 1, findings: [finding] };
}

function readUnit(window: LogWindow): Match | undefined {
  const [, path, line, message] = UNIT.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: { path, line: Number(line) } }] };
}

function readDiagnostic(window: LogWindow): Match | undefined {
  const [, path, line, column, level, message] = DIAGNOSTIC.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  const severity = level === "Error" ? "error" : "warning";
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  return { from: 0, to: 1, findings: [{ severity, message, place }] };
}

function parseFrame(text: string): FrameClaim | undefined {
  const [, path, line, symbol] = FRAME.exec(text) ?? [];
  if (path === undefined || symbol === undefined) return undefined;
  return { path, line: Number(line), symbol };
}

function readSum(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  if (SUM.test(message) && UNIT.test(window.text(1)?.trimEnd() ?? ""))
    return { from: 0, to: 1, findings: [] };
  return SUM.test(message)
    ? { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] }
    : undefined;
}
