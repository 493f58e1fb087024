import type { Severity } from "../../model/problem.ts";
import type { PathClaim } from "./format.ts";
import { parsePlace } from "./place.ts";

/** A message of the `unix` formatters. */
export interface UnixLine {
  place: PathClaim;
  severity: Severity;
  message: string;
  code?: string;
}

const TAIL = /^(Error|Warning)(?:\/(\S{1,200}))?\]$/;

/** Reads `src/cart.ts:7:5: Unexpected 'debugger' statement. [Error/no-debugger]`; complaints of a parser name no rule. */
export function parseUnixLine(text: string): UnixLine | undefined {
  const end = text.trimEnd();
  const open = end.endsWith("]") ? end.lastIndexOf(" [") : -1;
  const [, kind, code] = TAIL.exec(end.slice(open + 2)) ?? [];
  if (open === -1 || kind === undefined) return undefined;
  const colon = placeEnd(end);
  const place = colon === -1 ? undefined : parsePlace(end.slice(0, colon));
  if (place === undefined) return undefined;
  const line: UnixLine = {
    place,
    severity: kind === "Error" ? "error" : "warning",
    message: end.slice(colon + 2, open).trim(),
  };
  if (code !== undefined) line.code = code;
  return line;
}

/** Where the first `:12:34: ` ends, before its last colon; -1 when there is none. */
function placeEnd(text: string): number {
  const found = /:\d{1,9}:\d{1,9}: /.exec(text);
  return found === null ? -1 : found.index + found[0].length - 2;
}
