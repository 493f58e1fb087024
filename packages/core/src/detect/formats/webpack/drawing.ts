import type { PathClaim } from "../format.ts";
import { claim } from "../place.ts";

/** A reason inside Rspack's drawing. */
export interface Reason {
  message: string;
  place?: PathClaim;
  /** Index of its line. */
  line: number;
}

const REASON = /^ *(?:[├╰]─▶ {1,3})?× (.*)$/s;
const PLACE = /╭─\[(?:(.{1,400}):)?(\d{1,9}):(\d{1,9})\]$/;
const HEADLINE = /^Module (?:parse|build) failed/;

/** Whether a problem's lines are drawn, as Rspack does. */
export function isDrawn(lines: readonly string[]): boolean {
  return REASON.test(lines[0] ?? "");
}

/**
 * Reads the reasons of a drawn problem:
 * `  × Module build failed (from builtin:swc-loader):`
 * `  ╰─▶   × Syntax Error: Expected ',', got 'numeric literal'`
 * `         ╭─[2:9]` (columns from 0).
 */
export function readReasons(lines: readonly string[], file: PathClaim | undefined): Reason[] {
  const reasons: Reason[] = [];
  for (const [index, line] of lines.entries()) {
    const message = REASON.exec(line)?.[1]?.trimEnd();
    if (message !== undefined)
      reasons.push({ message, line: index, ...(file === undefined ? {} : { place: file }) });
    const [, path, row, column] = PLACE.exec(line) ?? [];
    const last = reasons.at(-1);
    if (row !== undefined && last !== undefined && file !== undefined)
      last.place = claim(path ?? file.path, Number(row), Number(column) + 1);
  }
  const said = reasons.filter(({ message }) => !HEADLINE.test(message));
  return said.length === 0 ? reasons.slice(0, 1) : said;
}
