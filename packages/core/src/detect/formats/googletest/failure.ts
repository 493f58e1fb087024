import type { Finding, LogWindow } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

/** A failure starts with where it is: `test/cart.cc:6: Failure`, on Windows `test\cart.cc(6): error: Value of: x`. */
const FAILURE = /^(\S.{0,400}?): (?:Failure|error: (.*))$/;
const SKIPPED = /: Skipped$/;
const UNKNOWN = "unknown file";
const END = /^(?:\[ {0,10}[A-Z=-]+ {0,10}\]|Google Test trace:$|Stack trace:$|$)/;
const OF_MOCK = /^(?:Unexpected|Uninteresting) mock function call/;
const MAX_LINES = 20;

/** Reads the failure that begins at an offset, and where what it says ends. */
export function readFailure(window: LogWindow, from: number): { finding: Finding; to: number } | undefined {
  const [, where, first] = FAILURE.exec(window.text(from) ?? "") ?? [];
  if (where === undefined) return undefined;
  const place = where === UNKNOWN ? undefined : parseEitherPlace(where);
  if (place === undefined && where !== UNKNOWN) return undefined;
  const lines = first === undefined || first === "" ? [] : [first];
  let to = from + 1;
  for (; to < from + MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || FAILURE.test(text) || SKIPPED.test(text)) break;
    // What Google Mock says of a call begins with an empty line.
    if (END.test(text) && !(text === "" && to === from + 1 && OF_MOCK.test(window.text(to + 1) ?? ""))) break;
    if (text !== "") lines.push(text.trimEnd());
  }
  const finding: Finding = { severity: "error", message: lines.join("\n"), lines: { from, to: to - 1 } };
  return { finding: place === undefined ? finding : { ...finding, place }, to };
}
