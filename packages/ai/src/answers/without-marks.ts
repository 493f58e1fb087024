/** What is looked for and what replaces it, line by line. */
export interface Change {
  wanted: readonly string[];
  given: readonly string[];
}

const NUMBERED = /^\s{0,8}(\d{1,6})\s?(?:[|:│]|\t)\s?/;
const FENCE = /^\s*(?:```|~~~)/;

/**
 * A change without what models put around its lines: numbers that rise, the `-` and `+` of a diff, fences. Undefined where
 * nothing of it is there.
 */
export function withoutMarks(change: Change): Change | undefined {
  return withoutFences(change) ?? withoutNumbers(change) ?? withoutSigns(change);
}

function withoutFences({ wanted, given }: Change): Change | undefined {
  const inner = (lines: readonly string[]): readonly string[] | undefined =>
    FENCE.test(lines[0] ?? "") && lines.length > 1 && FENCE.test(lines.at(-1) ?? "")
      ? lines.slice(1, -1)
      : undefined;
  const bare = inner(wanted);
  return bare === undefined ? undefined : { wanted: bare, given: inner(given) ?? given };
}

function withoutNumbers({ wanted, given }: Change): Change | undefined {
  const numbers = wanted.map((line) => Number(NUMBERED.exec(line)?.[1] ?? Number.NaN));
  const [first = Number.NaN] = numbers;
  if (!numbers.every((number, index) => number === first + index)) return undefined;
  const bare = (line: string): string => line.replace(NUMBERED, "");
  const isNumbered = given.every((line) => line.trim() === "" || NUMBERED.test(line));
  return {
    wanted: wanted.map((line) => bare(line)),
    given: isNumbered ? given.map((line) => bare(line)) : given,
  };
}

function withoutSigns({ wanted, given }: Change): Change | undefined {
  const isSigned = (lines: readonly string[], sign: string): boolean =>
    lines.some((line) => line.startsWith(sign)) &&
    lines.every((line) => line === "" || line.startsWith(sign) || line.startsWith(" "));
  if (!isSigned(wanted, "-") || !(isSigned(given, "+") || given.length === 0)) return undefined;
  return { wanted: wanted.map((line) => line.slice(1)), given: given.map((line) => line.slice(1)) };
}
