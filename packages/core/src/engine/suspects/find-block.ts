import { fits, joinedPattern } from "../../repository/callees/title-pattern.ts";
import type { TestBlock } from "../../repository/callees/test-blocks.ts";

const SEPARATORS = [" > ", " "] as const;

/** The test of a file that is called by this title, suites first; of several the one around a line. */
export function findBlock(
  blocks: readonly TestBlock[],
  title: string | undefined,
  line: number | undefined,
): TestBlock | undefined {
  const around = blocks.filter(
    ({ startLine, endLine }) => line !== undefined && startLine <= line && line <= endLine,
  );
  const named = title === undefined ? [] : blocks.filter((block) => isCalled(block, title));
  const exact = named.filter((block) => around.includes(block));
  const innermost = (found: readonly TestBlock[]): TestBlock | undefined =>
    found.toSorted((a, b) => a.endLine - a.startLine - (b.endLine - b.startLine))[0];
  return innermost(exact) ?? mostFixed(named) ?? innermost(around);
}

/** Whether it is, with whatever names a runner puts before it: a file, a project. */
function isCalled({ titles }: TestBlock, title: string): boolean {
  return SEPARATORS.some((separator) => {
    const pattern = joinedPattern(titles, separator);
    const [first = "", ...rest] = pattern;
    return fits(title, pattern) || fits(title, ["", separator + first, ...rest]);
  });
}

/** A title of fixed text is meant before one that fits any. */
function mostFixed(blocks: readonly TestBlock[]): TestBlock | undefined {
  const length = ({ titles }: TestBlock): number => titles.flat().join("").length;
  return blocks.toSorted((a, b) => length(b) - length(a))[0];
}
