import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { isComplaint } from "./category.ts";
import { MARKS } from "./marks.ts";

const SEPARATOR = ": ";

/** Reads a line of the reporter `concise`: `! src/cart.ts:10:3: lint/style/useConst: This let declares a variable …`. */
export function readConcise(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const severity = text[1] === " " ? MARKS[text[0] ?? ""] : undefined;
  const placeEnd = text.indexOf(SEPARATOR);
  const codeEnd = text.indexOf(SEPARATOR, placeEnd + 1);
  if (severity === undefined || placeEnd === -1 || codeEnd === -1) return undefined;
  const path = text.slice(2, placeEnd);
  const code = text.slice(placeEnd + SEPARATOR.length, codeEnd);
  if (path === "" || !isComplaint(code)) return undefined;
  const place = parsePlace(path) ?? { path, line: 1 };
  const finding: Finding = { code, severity, message: text.slice(codeEnd + SEPARATOR.length), place };
  return { from: 0, to: 1, findings: [finding] };
}
