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
/** A mark that spans lines stands at its first; the place above is that of the excerpt. */
const SPAN = /^ {0,8}(\d{1,9}) │ ╭─▶ /;
const GUTTER = /^ *│ ?(.*)$/s;
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
    const first = SPAN.exec(line)?.[1];
    if (first !== undefined && last?.place !== undefined)
      last.place = claim(last.place.path, Number(first), undefined);
  }
  const said = reasons.filter(({ message }) => !HEADLINE.test(message));
  return said.length === 0 ? reasons.slice(0, 1) : said;
}

/**
 * What a JavaScript loader says inside the drawing, as webpack prints it, or undefined where it draws a place of its own:
 * `  × Module build failed (from ./node_modules/less-loader/dist/cjs.js):`, `  ╰─▶   × Undefined variable.`, `        │ 4 │ …`.
 */
export function undrawn(lines: readonly string[]): string[] | undefined {
  const headline = REASON.exec(lines[0] ?? "")?.[1]?.trimEnd();
  const reason = REASON.exec(`${lines[1] ?? ""} `)?.[1]?.trimEnd();
  if (headline === undefined || reason === undefined || !HEADLINE.test(headline)) return undefined;
  if (lines.some((line) => PLACE.test(line))) return undefined;
  const inner: string[] = [];
  for (const line of lines.slice(2)) {
    const text = GUTTER.exec(line)?.[1];
    if (text === undefined) break;
    inner.push(text);
  }
  return inner.length === 0 ? undefined : [headline, reason, ...inner];
}
