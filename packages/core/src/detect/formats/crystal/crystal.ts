import type { Finding, FrameClaim, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { placeOfFrame } from "../place.ts";

const IN = /^In (\S.{0,300}\.cr):(\d{1,9})(?::(\d{1,9}))?$/;
const OLD = /^(?:Syntax error|Error) in (\S.{0,300}?):(\d{1,9}): (\S.*)$/;
const SAID = /^Error: (\S.*)$/;
const UNHANDLED = /^Unhandled exception: (.*) \(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/;
const FRAME = /^\s+from (\S.{0,300}\.cr):(\d{1,9})(?::(\d{1,9}))? in '(.*)'$/;
const EXAMPLE = /^ {2}\d{1,6}\) (\S.*)$/;
const THROWN = /^ {7}(.*) \(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/;
const LIBRARY = /^\/usr\/|(?:^|\/)(?:lib|share)\//;
const MAX_LINES = 60;

/** Errors of Crystal's compiler, unhandled exceptions, and examples that raise one. */
export const crystal: LogFormat = {
  id: "crystal",
  title: "Crystal",
  glance: [".cr:", "Unhandled exception: "],
  read: (window) => readCompile(window) ?? readUnhandled(window) ?? readExample(window),
};

/** `In src/a.cr:2:5`, the code, `Error: undefined method 'foo' for Int32`; long ago in one line. */
function readCompile(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [, oldPath, oldLine, said] = OLD.exec(text) ?? [];
  if (oldPath !== undefined && said !== undefined && oldPath.endsWith(".cr")) {
    const place = { path: oldPath, line: Number(oldLine) };
    return { from: 0, to: 1, findings: [{ severity: "error", message: said, place }] };
  }
  const head = IN.exec(text);
  if (head === null) return undefined;
  for (let offset = 1; offset < 12; offset++) {
    const below = window.text(offset);
    const message = SAID.exec(below ?? "")?.[1];
    if (message !== undefined)
      return { from: 0, to: offset + 1, findings: [{ severity: "error", message, place: toPlace(head) }] };
    if (below === undefined || IN.test(below)) return undefined;
  }
  return undefined;
}

/** `Unhandled exception: Index out of bounds (IndexError)`, `  from src/c.cr:2:3 in 'g'`. */
function readUnhandled(window: LogWindow): Match | undefined {
  const [, message, code] = UNHANDLED.exec(window.text(0) ?? "") ?? [];
  if (message === undefined || code === undefined) return undefined;
  const { frames, to } = readFrames(window, 1);
  return { from: 0, to, findings: [toFinding(message, code, frames)] };
}

/** `  5) Cart raises`, `       no items (ArgumentError)`, then `         from spec/cart_spec.cr:10:17 in '->'`. */
function readExample(window: LogWindow): Match | undefined {
  if (!FRAME.test(window.text(0) ?? "")) return undefined;
  const [, last, code] = THROWN.exec(window.text(-1) ?? "") ?? [];
  if (last === undefined || code === undefined) return undefined;
  const rows = [last];
  for (let from = -2; from > -MAX_LINES; from--) {
    const text = window.text(from);
    const test = EXAMPLE.exec(text ?? "")?.[1];
    const { frames, to } = readFrames(window, 0);
    if (test !== undefined)
      return { from, to, findings: [{ ...toFinding(rows.join("\n"), code, frames), test }] };
    if (text === undefined || !/^(?: {7}|$)/.test(text)) return undefined;
    if (text !== "") rows.unshift(text.trim());
  }
  return undefined;
}

function readFrames(window: LogWindow, from: number): { frames: FrameClaim[]; to: number } {
  const frames: FrameClaim[] = [];
  let to = from;
  for (; to < from + MAX_LINES && /^\s+from /.test(window.text(to) ?? ""); to++) {
    const frame = FRAME.exec(window.text(to) ?? "");
    if (frame !== null) frames.push({ ...toPlace(frame), symbol: frame[4] ?? "" });
  }
  return { frames, to };
}

function toFinding(message: string, code: string, frames: FrameClaim[]): Finding {
  const own = frames.find(({ path }) => !LIBRARY.test(path));
  const finding: Finding = { severity: "error", message, code, frames };
  return own === undefined ? finding : { ...finding, place: placeOfFrame(own) };
}

function toPlace([, path = "", line, column]: RegExpExecArray): PathClaim {
  const place = { path, line: Number(line) };
  return column === undefined ? place : { ...place, column: Number(column) };
}
