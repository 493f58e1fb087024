import type { Severity } from "../../model/problem.ts";
import type { PathClaim } from "./format.ts";
import { parseZeroBasedPlace } from "./zero-based-place.ts";

/** A failure as esbuild's API words it, one line each. */
export interface EsbuildLine {
  severity: Severity;
  message: string;
  place?: PathClaim;
}

const MARKS: readonly (readonly [string, Severity])[] = [
  [": ERROR: ", "error"],
  [": WARNING: ", "warning"],
];
const PLACELESS = "error: ";
const PLUGIN = /^\[plugin: [^\]]*\] /;

/**
 * Reads a line of an error that esbuild's API throws; columns count from 0 there:
 * `/home/runner/work/shop/shop/src/main.ts:4:23: ERROR: Expected ")" but found ";"`, `error: Must use "outdir"`.
 */
export function parseEsbuildLine(text: string): EsbuildLine | undefined {
  for (const [mark, severity] of MARKS) {
    const at = text.indexOf(mark);
    const place = at === -1 ? undefined : parseZeroBasedPlace(text.slice(0, at).trimStart());
    if (place === undefined) continue;
    const message = text
      .slice(at + mark.length)
      .replace(PLUGIN, "")
      .trimEnd();
    return { severity, message, place };
  }
  return text.startsWith(PLACELESS)
    ? { severity: "error", message: text.slice(PLACELESS.length).trimEnd() }
    : undefined;
}
