import { PATTERN_PARTS, type PatternLine, type PatternPart } from "../../config/patterns/log-pattern.ts";
import type { LinearRegexp } from "../../config/regexp/compile-regexp.ts";

/** What the groups of one or several lines hold, and under `all` what the last one matched. */
export type Parts = Readonly<Partial<Record<PatternPart | "all", string>>>;

export interface CompiledLine extends PatternLine {
  compiled: LinearRegexp;
}

/** Longer lines are data and no message. */
const LONGEST_LINE = 4096;

/** What a line tells; undefined where it is none of the kind. */
export function readParts({ compiled, groups }: CompiledLine, text: string | undefined): Parts | undefined {
  if (text === undefined || text.length > LONGEST_LINE) return undefined;
  const captures = compiled.match(text);
  if (captures === undefined) return undefined;
  const parts: Partial<Record<PatternPart | "all", string>> = { all: captures[0] ?? "" };
  for (const part of PATTERN_PARTS) {
    const group = groups[part];
    const value = group === undefined ? undefined : captures[group]?.trim();
    if (value !== undefined && value !== "") parts[part] = value;
  }
  return parts;
}

/** What two lines tell together: of each part what was told first, and the whole of the message. */
export function joinParts(earlier: Parts, later: Parts): Parts {
  const message = [earlier.message, later.message].filter((each) => each !== undefined).join("\n");
  const { all = "" } = later;
  return { ...later, ...earlier, all, ...(message === "" ? {} : { message }) };
}
