import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace, placeOfFrame } from "../place.ts";

const HEAD =
  /^==(\d{1,9})== ((?:Invalid (?:read|write|free)|Mismatched free|Conditional jump or move depends|Use of uninitialised|Syscall param|Jump to the invalid|Source and destination overlap|Argument |Process terminating with|Possible data race|Thread #\d+: ).*|[\d,]{1,20} .{0,200}(?:definitely|indirectly) lost in loss record .*)$/;
const FRAME = /^ +(?:at|by) 0x[\dA-F]+: (\S.*) \(([^()]+:\d{1,9})\)$/;
const MAX_LINES = 200;

/** Errors and lost memory that Valgrind reports. */
export const valgrind: LogFormat = {
  id: "valgrind",
  title: "Valgrind",
  glance: [
    "== Invalid ",
    "== Mismatched free",
    "== Conditional jump or move",
    "== Use of uninitialised",
    "== Syscall param",
    "== Jump to the invalid",
    "== Source and destination overlap",
    "== Argument ",
    "== Process terminating with",
    "== Possible data race",
    " lost in loss record ",
  ],
  read,
};

/** Reads from `==12== Invalid write of size 4` to the line that is empty; the first frame with a place is where it is. */
function read(window: LogWindow): Match | undefined {
  const [, process, message] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (process === undefined || message === undefined) return undefined;
  const start = `==${process}==`;
  const frames: FrameClaim[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text?.startsWith(start) !== true || text.trimEnd() === start) break;
    const frame = parseFrame(text.slice(start.length));
    if (frame !== undefined) frames.push(frame);
  }
  const finding: Finding = {
    severity: "error",
    message: message.replace(/ in loss record .{0,100}$/, ""),
    frames,
  };
  const [first] = frames;
  return {
    from: 0,
    to,
    findings: [first === undefined ? finding : { ...finding, place: placeOfFrame(first) }],
  };
}

/** `   at 0x1091B4: main (cart.c:4)` */
function parseFrame(text: string): FrameClaim | undefined {
  const [, symbol, where] = FRAME.exec(text) ?? [];
  const place = where === undefined ? undefined : parsePlace(where);
  return place === undefined || symbol === undefined ? undefined : { ...place, symbol };
}
