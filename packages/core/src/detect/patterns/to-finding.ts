import type { Severity } from "../../model/problem.ts";
import type { Finding, PathClaim } from "../formats/format.ts";
import { claim, toPath } from "../formats/place.ts";
import type { Parts } from "./read-parts.ts";

/** What holds for all problems of a pattern. */
export interface FindingDefaults {
  /** Of messages that tell none. */
  severity: Severity;
  isWholeFile: boolean;
}

/** The problem that the parts tell; undefined for remarks (`info`, `note`, `hint`), and where nothing is said. */
export function toFinding(
  parts: Parts,
  { severity: usual, isWholeFile }: FindingDefaults,
): Finding | undefined {
  const severity = parts.severity === undefined ? usual : readSeverity(parts.severity, usual);
  const message = parts.message ?? parts.all?.trim() ?? "";
  if (severity === undefined || message === "") return undefined;
  const place = readPlace(parts, isWholeFile);
  return {
    severity,
    message,
    ...(parts.code === undefined ? {} : { code: parts.code }),
    ...(place === undefined ? {} : { place }),
  };
}

function readSeverity(text: string, usual: Severity): Severity | undefined {
  if (/^(?:e$|error|fatal)/i.test(text)) return "error";
  if (/^w(?:arn(?:ing)?)?$/i.test(text)) return "warning";
  return /^(?:i|info|information|note|hint)$/i.test(text) ? undefined : usual;
}

function readPlace(parts: Parts, isWholeFile: boolean): PathClaim | undefined {
  const path = toPath(parts.file ?? "");
  if (path === "") return undefined;
  if (isWholeFile) return claim(path, 0, undefined);
  const [line, column, endLine, endColumn] = readPosition(parts);
  const place = claim(path, line ?? 0, column);
  if (endLine !== undefined && endLine >= place.line) place.endLine = endLine;
  if (endColumn !== undefined) place.endColumn = endColumn;
  return place;
}

/** Line, column, last line and last column: `7`, `7,12` or `7,12,8,1` under `location`, or each on its own. */
function readPosition({ location, line, column, endLine, endColumn }: Parts): (number | undefined)[] {
  const texts = location === undefined ? [line, column, endLine, endColumn] : location.split(/[,:]/, 4);
  return texts.map((text) => readNumber(text));
}

function readNumber(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? "";
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
