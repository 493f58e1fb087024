import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, ownPlace } from "../place.ts";

const MESSAGE =
  /^(\S.{0,300}?\.(?:pas|pp|inc|lpr|dpr|p))\((\d{1,9})(?:,(\d{1,9}))?\) (Error|Fatal|Warning): (?:([EWF]\d{4}) )?(\S.*)$/;
const GIVEN_UP =
  /^(?:Fatal: (?:Compilation aborted|There were \d{1,6} errors compiling module, stopping)|Error: \S{1,200} returned an error exitcode)$/;
const UNHANDLED = /^An unhandled exception occurred at \$[\dA-F]{1,16}:$/;
const RAISED = /^(\w{1,100}): {0,4}(.*)$/;
const FRAME = /^ {1,8}\$[\dA-F]{1,16}(?: {1,4}(\S.{0,200}?),)? {1,4}line (\d{1,9}) of (\S.{0,300})$/;
const ADDRESS = /^ {1,8}\$[\dA-F]{1,16}/;
const MOST_FRAMES = 100;

/** What the Free Pascal compiler reports, Delphi's too, and exceptions that end a program of theirs. */
export const fpc: LogFormat = {
  id: "fpc",
  title: "Free Pascal",
  glance: [
    ") Error: ",
    ") Fatal: ",
    ") Warning: ",
    "Fatal: Compilation aborted",
    "Fatal: There were ",
    " returned an error exitcode",
    "An unhandled exception occurred at $",
  ],
  read: (window) => readMessage(window.text(0)?.trimEnd() ?? "") ?? readUnhandled(window),
};

/** `cart.pas(4,8) Error: Identifier not found "total"`; Delphi: `Cart.pas(12) Error: E2003 Undeclared identifier: 'total'` */
function readMessage(text: string): Match | undefined {
  if (GIVEN_UP.test(text))
    return { from: 0, to: 1, findings: [{ severity: "error", message: text, consequence: true }] };
  const [, path, line, column, level, code, message] = MESSAGE.exec(text) ?? [];
  if (path === undefined || message === undefined) return undefined;
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column));
  const severity = level === "Warning" ? "warning" : "error";
  const finding: Finding = { severity, message, place };
  return { from: 0, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
}

/** `An unhandled exception occurred at $00401173:`, `EDivByZero: Division by zero`, `  $00401173  main,  line 5 of cart.pas` */
function readUnhandled(window: LogWindow): Match | undefined {
  if (!UNHANDLED.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const message = window.text(1)?.trimEnd() ?? "";
  const code = RAISED.exec(message)?.[1];
  if (code === undefined) return undefined;
  const frames: FrameClaim[] = [];
  let to = 2;
  for (; to < MOST_FRAMES && ADDRESS.test(window.text(to) ?? ""); to++) {
    const [, symbol, line, path] = FRAME.exec(window.text(to)?.trimEnd() ?? "") ?? [];
    if (path === undefined) continue;
    const at = claim(path, Number(line), undefined);
    frames.push(symbol === undefined ? at : { ...at, symbol });
  }
  const place = ownPlace(frames);
  const finding: Finding = { severity: "error", code, message };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place, frames }] };
}
