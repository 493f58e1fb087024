import type { Severity } from "../../../model/problem.ts";
import type { PathClaim } from "../format.ts";
import { claim, parsePlace, toPath } from "../place.ts";

/** The first line of a diagnostic. */
export interface DiagnosticLine {
  code: string;
  severity: Severity;
  message: string;
  place?: PathClaim;
  /** Whether the compiler prints a code frame below. */
  pretty: boolean;
}

const CATEGORIES: readonly Severity[] = ["error", "warning"];
/** What task runners print before each line: `>> `, `[12:00:01] `, `12:00:01 - `, `[core] `, `::error::`. */
const DECORATION = /^(?:>> |::(?:error|warning)::|\[[^\]]{1,60}\] |\d\d:\d\d:\d\d - |[^\x20-\x7e] )/;
/** What Mocha says of a test file that ts-node cannot compile. */
const EXCEPTION = /^Exception during run: /;
/** A command that is echoed: `> echo src/cart.ts:3:7 - error TS2304: No.`. */
const ECHO = /^[>$+] /;
const CODE = /^TS\d{1,6}(?=: )/;

/**
 * Reads the first line of a diagnostic in each of the compiler's layouts:
 * `src/cart.ts(12,49): error TS2551: Property 'prise' does not exist`,
 * `src/cart.ts:12:49 - error TS2551: Property 'prise' does not exist`,
 * `error TS18003: No inputs were found in config file`.
 */
export function parseDiagnosticLine(text: string): DiagnosticLine | undefined {
  for (const severity of CATEGORIES) {
    const at = text.indexOf(`${severity} TS`);
    if (at === -1) continue;
    const rest = text.slice(at + severity.length + 1);
    const code = CODE.exec(rest)?.[0];
    if (code === undefined) continue;
    const head = { code, severity, message: rest.slice(code.length + 2).trimEnd() };
    return withPlace(head, text.slice(0, at));
  }
  return undefined;
}

function withPlace(
  head: Omit<DiagnosticLine, "place" | "pretty">,
  before: string,
): DiagnosticLine | undefined {
  if (before === "") return { ...head, pretty: false };
  if (ECHO.test(before)) return undefined;
  const pretty = before.endsWith(" - ");
  const place = pretty
    ? parsePlace(before.slice(0, -3).trim().replace(EXCEPTION, ""))
    : parseBracketed(before.trimStart().replace(EXCEPTION, "").replace(DECORATION, ""));
  return place === undefined ? undefined : { ...head, place, pretty };
}

/** Reads `src/cart.ts(12,49): `. */
function parseBracketed(text: string): PathClaim | undefined {
  if (!text.endsWith("): ")) return undefined;
  const open = text.lastIndexOf("(");
  const [line, column] = text.slice(open + 1, -3).split(",");
  if (open < 1 || line === undefined || column === undefined) return undefined;
  if (!/^\d{1,9}$/.test(line) || !/^\d{1,9}$/.test(column)) return undefined;
  return claim(toPath(withoutLabel(text.slice(0, open))), Number(line), Number(column));
}

/** What runs several packages names the one in front: `my-site build: src/cart.ts`, `apps/my site build: src/cart.ts`. */
function withoutLabel(path: string): string {
  return path.slice(path.lastIndexOf(": ") + 1).trimStart();
}
