import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const FROM = /^from (\S.*):$/s;
const DIFF = /^ *\d{1,9}(?: {1,9}\d{1,9}| *)\|/;
const DIFF_END = "--";
const ERROR = "Error formatting ";
const MESSAGE = ". Message: ";
const AT = " at file://";
const SUMMARY = /^(?:Found \d{1,9} not formatted files?|Had \d{1,9} errors? formatting)\.$/;
const MAX_LINES = 400;
const MAX_LINES_ABOVE = 60;

/** What `dprint check` complains about: files that are not formatted, and files that it cannot parse. */
export const dprint: LogFormat = {
  id: "dprint",
  title: "dprint",
  glance: ["·", "Error formatting ", " not formatted file", "Had "],
  read: (window) => readDifference(window) ?? readError(window) ?? readSummary(window),
};

/** `from /home/shop/src/cart.ts:` above a difference, which shows spaces as `·` and ends in `--`. */
function readDifference(window: LogWindow): Match | undefined {
  let from = 0;
  while (from > -MAX_LINES_ABOVE && DIFF.test(window.text(from) ?? "")) from -= 1;
  const path = from === 0 ? undefined : FROM.exec(window.text(from)?.trimEnd() ?? "")?.[1];
  if (path === undefined) return undefined;
  let to = 1;
  while (to < MAX_LINES && DIFF.test(window.text(to) ?? "")) to += 1;
  if (window.text(to) === DIFF_END) to += 1;
  return { from, to, findings: [{ severity: "error", message: "Not formatted.", place: { path, line: 1 } }] };
}

/** `Error formatting /home/shop/src/cart.ts. Message: Expression expected at file:///home/shop/src/cart.ts:1:11` */
function readError(window: LogWindow): Match | undefined {
  const line = window.text(0)?.trimEnd() ?? "";
  const middle = line.startsWith(ERROR) ? line.indexOf(MESSAGE) : -1;
  if (middle === -1) return undefined;
  const path = line.slice(ERROR.length, middle);
  const text = line.slice(middle + MESSAGE.length);
  const at = text.lastIndexOf(AT);
  const place = at === -1 ? undefined : parsePlace(text.slice(at + " at ".length));
  const message = place === undefined ? text : text.slice(0, at);
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: place ?? { path, line: 1 } }] };
}

function readSummary(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trimEnd() ?? "";
  if (!SUMMARY.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
