import type { Severity } from "../../model/problem.ts";
import type { PatternKind } from "./log-pattern.ts";

/** What a regular expression and its groups tell; the fields of a problem matcher of VS Code. Numbers are groups, 0 the whole match. */
export interface PatternLineEntry {
  regexp: string;
  kind?: PatternKind | undefined;
  file?: number | undefined;
  location?: number | undefined;
  line?: number | undefined;
  column?: number | undefined;
  endLine?: number | undefined;
  endColumn?: number | undefined;
  code?: number | undefined;
  severity?: number | undefined;
  message?: number | undefined;
  loop?: boolean | undefined;
}

/** An entry of `patterns`: a name with either `pattern`, or one line's fields beside it. */
export interface PatternEntry extends Omit<PatternLineEntry, "regexp" | "severity"> {
  name?: string | undefined;
  owner?: string | undefined;
  source?: string | undefined;
  /** For messages that tell none; beside `regexp` also a group. */
  severity?: Severity | number | undefined;
  regexp?: string | undefined;
  pattern?: PatternLineEntry | PatternLineEntry[] | undefined;
}

/** A line of an entry, and the keys that lead to it. */
export interface PlacedLine {
  path: readonly (string | number)[];
  line: PatternLineEntry;
}

/** The lines of an entry in either form. */
export function linesOf(entry: PatternEntry): PlacedLine[] {
  const { pattern } = entry;
  if (Array.isArray(pattern)) return pattern.map((line, index) => ({ path: ["pattern", index], line }));
  if (pattern !== undefined) return [{ path: ["pattern"], line: pattern }];
  const { name: _, owner: __, source: ___, pattern: ____, regexp, severity, ...groups } = entry;
  if (regexp === undefined) return [];
  const group = typeof severity === "number" ? { severity } : {};
  return [{ path: [], line: { regexp, ...groups, ...group } }];
}
