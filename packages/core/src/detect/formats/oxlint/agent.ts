import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const MIDDLE = /:\d{1,9}:\d{1,9}: (error|warning) ([a-z][\w-]{0,40}\([\w/-]{1,120}\)): /;
const HELP = " help: ";

/** Reads a line of the formatter `agent`: `src/cart.ts:2:7: error eslint(no-unused-vars): Variable 'x' is … help: Consider …`. */
export function readAgentLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const found = MIDDLE.exec(text);
  const [middle = "", severity, code] = found ?? [];
  const place = parsePlace(text.slice(0, text.indexOf(": ", found?.index)));
  if (found === null || code === undefined || place === undefined) return undefined;
  const rest = text.slice(found.index + middle.length);
  const help = rest.indexOf(HELP);
  const finding: Finding = {
    code,
    severity: severity === "error" ? "error" : "warning",
    message: help === -1 ? rest : rest.slice(0, help),
    place,
  };
  return { from: 0, to: 1, findings: [finding] };
}
