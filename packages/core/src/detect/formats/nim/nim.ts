import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";

const SAID = /^(\S.{0,300}\.nims?)\((\d{1,9}), (\d{1,9})\) (Error|Warning): (\S.*?)(?: \[([A-Z]\w*)\])?$/;
const UNHANDLED = /^Error: unhandled exception: (.*) \[(\w+)\]$/;
const FRAME = /^(\S.{0,300}\.nim)\((\d{1,9})\) (\S.*)$/;
const LIBRARY = /^\/usr\/lib\/nim|\/nim[\w.-]*\/lib\/|\/\.nimble\//;
const MAX_FRAMES = 60;

/** Errors and warnings of the Nim compiler, and unhandled exceptions. */
export const nim: LogFormat = {
  id: "nim",
  title: "Nim",
  glance: [".nim(", ".nims(", "Error: unhandled exception: "],
  read: (window) => readSaid(window) ?? readUnhandled(window),
};

/** `/home/shop/cart.nim(4, 11) Error: type mismatch: got <seq[string]>` */
function readSaid(window: LogWindow): Match | undefined {
  const [, path, line, column, level, message, code] = SAID.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  const place = { path, line: Number(line), column: Number(column) };
  const finding: Finding = { severity: level === "Error" ? "error" : "warning", message, place };
  return { from: 0, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
}

/** Frames, the innermost last, then `Error: unhandled exception: index 5 not in 0 .. 1 [IndexDefect]`. */
function readUnhandled(window: LogWindow): Match | undefined {
  const [, message, code] = UNHANDLED.exec(window.text(0) ?? "") ?? [];
  if (message === undefined || code === undefined) return undefined;
  const frames: FrameClaim[] = [];
  let from = 0;
  for (; from > -MAX_FRAMES; from--) {
    const [, path, line, symbol] = FRAME.exec(window.text(from - 1) ?? "") ?? [];
    if (path === undefined || symbol === undefined) break;
    frames.push({ path, line: Number(line), symbol });
  }
  const finding: Finding = { severity: "error", message, code, frames };
  const own = frames.find(({ path }) => !LIBRARY.test(path));
  if (own !== undefined) finding.place = placeOfFrame(own);
  return { from, to: 1, findings: [finding] };
}
