import type { Severity } from "../../model/problem.ts";

export const PATTERN_KINDS = ["location", "file"] as const;

/** `file`: the problem is of the file as a whole. */
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** How a tool of the user's prints problems: lines that follow each other. */
export interface LogPattern {
  /** The tool of its problems. */
  name: string;
  title: string;
  /** Of messages that tell none. */
  severity: Severity;
  /** The last one may repeat. */
  lines: readonly PatternLine[];
}

/** One line: what `LinearRegexp` has to match, and the capture groups that hold each part; 0 is the whole match. */
export interface PatternLine {
  regexp: string;
  groups: Readonly<Partial<Record<PatternPart, number>>>;
  isWholeFile: boolean;
  /** Whether it may follow itself, each time with another problem. */
  loop: boolean;
}

export const PATTERN_PARTS = [
  "file",
  "location",
  "line",
  "column",
  "endLine",
  "endColumn",
  "severity",
  "code",
  "message",
] as const;

export type PatternPart = (typeof PATTERN_PARTS)[number];
