import { PATTERN_PARTS, type LogPattern, type PatternLine, type PatternPart } from "./log-pattern.ts";
import { linesOf, type PatternEntry, type PatternLineEntry } from "./pattern-file.ts";

/**
 * Completes a checked entry as VS Code does: groups 1, 2 and 3 are file, line and column where nothing says so,
 * and the message is all that the last line matched.
 */
export function toLogPattern(entry: PatternEntry): LogPattern {
  const name = entry.name ?? entry.owner ?? "";
  const lines = linesOf(entry).map(({ line }) => toPatternLine(line));
  return {
    name,
    title: entry.source ?? name,
    severity: typeof entry.severity === "string" ? entry.severity : "error",
    lines: withMessage(lines.length === 1 ? lines.map((line) => withPlace(line)) : lines),
  };
}

function toPatternLine(entry: PatternLineEntry): PatternLine {
  const groups: Partial<Record<PatternPart, number>> = {};
  for (const part of PATTERN_PARTS) {
    const group = entry[part];
    if (group !== undefined) groups[part] = group;
  }
  return { regexp: entry.regexp, groups, isWholeFile: entry.kind === "file", loop: entry.loop === true };
}

function withPlace(line: PatternLine): PatternLine {
  if (line.isWholeFile) return { ...line, groups: { file: 1, ...line.groups } };
  return Object.keys(line.groups).length === 0 ? { ...line, groups: { file: 1, line: 2, column: 3 } } : line;
}

function withMessage(lines: readonly PatternLine[]): PatternLine[] {
  const hasMessage = lines.some(({ groups }) => groups.message !== undefined);
  return lines.map((line, index) =>
    hasMessage || index < lines.length - 1 ? line : { ...line, groups: { ...line.groups, message: 0 } },
  );
}
