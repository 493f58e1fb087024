import type { LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^(?:Fatal )?(Error|Warning): (\S.*)$/;
const PLACE = /^(\S.*\.[fF]\w{0,3}:\d{1,9}:\d{1,9}):$/;
const OPTION = /^(.*\S) \[(-W[\w=-]+)\]$/;
const MAX_ABOVE = 8;

/** Reads what gfortran says below a place, an empty line and the code: `Error: Symbol ‘x’ at (1) has no IMPLICIT type`. */
export function readFortran(window: LogWindow): Match | undefined {
  const [, level, said = ""] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (level === undefined) return undefined;
  for (let from = -1; from > -MAX_ABOVE; from--) {
    const text = window.text(from);
    if (text === undefined) return undefined;
    const place = parsePlace(PLACE.exec(text)?.[1] ?? "");
    if (place === undefined) continue;
    const [, message = said.trimEnd(), code] = OPTION.exec(said.trimEnd()) ?? [];
    const finding = { severity: level === "Error" ? "error" : "warning", message, place } as const;
    return { from, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
  }
  return undefined;
}
