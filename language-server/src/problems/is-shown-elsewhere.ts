import type { ShownElsewhere } from "../protocol/messages.ts";
import type { Range } from "../protocol/place.ts";
import type { TrackedProblem } from "./source.ts";

/**
 * Whether another server shows the same finding: one of an equal code (`TS2304` is `2304`) on the same line. A code alone
 * tells nothing where a tool has none.
 */
export function isShownElsewhere(
  { problem: { code }, range }: TrackedProblem,
  others: ShownElsewhere["diagnostics"],
): boolean {
  if (code === undefined || range === undefined) return false;
  return others.some(
    (other) => other.code !== undefined && isCode(other.code, code) && touches(other.range, range),
  );
}

function isCode(shown: string | number, code: string): boolean {
  return plainCode(String(shown)) === plainCode(code);
}

function plainCode(code: string): string {
  return code.toUpperCase().replace(/^TS(?=\d+$)/, "");
}

function touches(a: Range, b: Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
