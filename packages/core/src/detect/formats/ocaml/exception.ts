import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";

const HEAD = /^Fatal error: exception (\S.*)$/;
const FRAME =
  /^(?:Raised at|Re-raised at|Raised by primitive operation at|Called from) (.{0,400}?) ?(?:in )?file "([^"]{1,400})"(?: \(inlined\))?, lines? (\d{1,9})(?:-\d{1,9})?, characters (\d{1,9})-\d{1,9}$/;
const LIBRARY =
  /(?:^stdlib\.ml$|^camlinternal|^(?:list|array|hashtbl|map|scanf|printf|string|bytes)\.ml$|\.opam\/)/;
const MAX_LINES = 200;

/** Reads what ended a program: `Fatal error: exception Failure("int_of_string")`, with a stack where it is recorded. */
export function readException(window: LogWindow): Match | undefined {
  const message = HEAD.exec(window.text(0) ?? "")?.[1];
  if (message === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => !FRAME.test(text));
  const frames = lines.map(parseFrame).filter((frame) => frame !== undefined);
  const own = frames.find(({ path }) => !LIBRARY.test(path));
  const finding: Finding = { severity: "error", message, frames };
  if (own !== undefined) finding.place = placeOfFrame(own);
  return { from: 0, to: 1 + lines.length, findings: [finding] };
}

/** `Called from Shop.total in file "lib/shop.ml", line 2, characters 56-63`; characters count from 0. */
function parseFrame(text: string): FrameClaim | undefined {
  const [, symbol = "", path, line, column] = FRAME.exec(text) ?? [];
  if (path === undefined) return undefined;
  const frame: FrameClaim = { path, line: Math.max(1, Number(line)), column: Number(column) + 1 };
  return symbol === "" ? frame : { ...frame, symbol };
}
