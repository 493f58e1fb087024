import type { LogPattern } from "../../config/patterns/log-pattern.ts";
import type { LogFormat } from "../formats/format.ts";
import { FORMATS } from "../formats/table.ts";
import { patternFormat } from "./pattern-format.ts";

/** What a log is read with: the user's own patterns before the formats we have, and those alone where there are none. */
export function withPatterns(patterns: readonly LogPattern[]): readonly LogFormat[] {
  return patterns.length === 0 ? FORMATS : [...patterns.map((pattern) => patternFormat(pattern)), ...FORMATS];
}
