import type { Path } from "../mistake.ts";
import { compileRegexp } from "../regexp/compile-regexp.ts";
import { PATTERN_PARTS } from "./log-pattern.ts";
import { linesOf, type PatternEntry, type PlacedLine } from "./pattern-file.ts";

/** What is wrong, and the keys that lead to it from the entry. */
export interface PatternMistake {
  path: Path;
  message: string;
}

/** What the single values of an entry of `patterns` cannot tell. */
export function patternMistakes(entry: PatternEntry): PatternMistake[] {
  const lines = linesOf(entry);
  const form = formMistakes(entry);
  if (form.length > 0) return form;
  const mistakes = lines.flatMap((line, index) => [
    ...lineMistakes(line),
    ...loopMistakes(line, index > 0 && index === lines.length - 1),
  ]);
  return mistakes.length > 0 ? mistakes : [...literalMistakes(lines), ...fileMistakes(lines)];
}

function formMistakes(entry: PatternEntry): PatternMistake[] {
  const { name, owner, pattern, regexp, severity } = entry;
  if (name === undefined && owner === undefined)
    return [{ path: [], message: "has no name, expected one, which problems get as their tool" }];
  if (pattern === undefined)
    return regexp === undefined
      ? [{ path: [], message: "has no regexp, expected one here, or a pattern with one for each line" }]
      : [];
  const stray = (["regexp", "kind", "loop", ...PATTERN_PARTS] as const).filter(
    (key) => entry[key] !== undefined && (key !== "severity" || typeof severity === "number"),
  );
  return stray.map((key) => ({
    path: [key],
    message: `does not go with pattern, expected it inside${key === "severity" ? ", or error or warning here" : ""}`,
  }));
}

function lineMistakes({ path, line }: PlacedLine): PatternMistake[] {
  const regexp = compileRegexp(line.regexp);
  if (typeof regexp === "string") return [{ path: [...path, "regexp"], message: regexp }];
  return PATTERN_PARTS.filter((part) => (line[part] ?? 0) > regexp.groups).map((part) => ({
    path: [...path, part],
    message: `there is no group ${line[part]}, expected ${allowedGroups(regexp.groups)}`,
  }));
}

function allowedGroups(count: number): string {
  return count === 0 ? "0: the regexp has no groups" : `0 to ${count}: the regexp has that many groups`;
}

function loopMistakes({ path, line }: PlacedLine, mayLoop: boolean): PatternMistake[] {
  if (line.loop !== true || mayLoop) return [];
  return [{ path: [...path, "loop"], message: "true is only for the last of several lines, expected false" }];
}

/** Without a literal every line of every log would have to be tried. */
function literalMistakes(lines: readonly PlacedLine[]): PatternMistake[] {
  const [first] = lines;
  const isGlanced = lines.some(({ line }) => {
    const regexp = compileRegexp(line.regexp);
    return typeof regexp !== "string" && regexp.literals !== undefined;
  });
  if (first === undefined || isGlanced) return [];
  const message =
    "matches any text, expected at least two characters in a row that the tool always prints, such as error";
  return [{ path: [...first.path, "regexp"], message }];
}

function fileMistakes(lines: readonly PlacedLine[]): PatternMistake[] {
  if (lines.some(({ line }) => line.file !== undefined)) return [];
  const placed = lines.find(({ line }) => line.line !== undefined || line.location !== undefined);
  if (placed === undefined) return [];
  const key = placed.line.line === undefined ? "location" : "line";
  const message = "needs the file it is in, expected the key file with the number of a group";
  return [{ path: [...placed.path, key], message }];
}
