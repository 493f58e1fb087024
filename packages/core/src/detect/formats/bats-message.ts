import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

const FIRST = /^\s{0,3}\(?(?:from function .{1,200} )?in (?:test )?file (\S.{0,300}), line (\d{1,9})([,)])$/;
const MOST_FRAMES = 20;

/**
 * Takes off the lines by which Bats tells where a test failed: `(from function `sum' in file cart.bash, line 8,`,
 * ` in test file cart.bats, line 9)`. The place is that in the test's own file, which stands last.
 */
export function parseBatsMessage(message: string): { place: PathClaim; message: string } | undefined {
  const lines = message.split("\n");
  if (lines[0]?.startsWith("(") !== true) return undefined;
  for (const [index, line] of lines.slice(0, MOST_FRAMES).entries()) {
    const [, path, number, end] = FIRST.exec(line) ?? [];
    if (path === undefined) return undefined;
    if (end === ")")
      return {
        place: claim(path, Number(number), undefined),
        message: lines
          .slice(index + 1)
          .map((each) => each.trim())
          .join("\n"),
      };
  }
  return undefined;
}
