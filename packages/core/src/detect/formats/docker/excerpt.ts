import type { LogWindow, PathClaim } from "../format.ts";

const RULE = /^-{20}$/;
const ROW = /^ {0,9}\d{1,6} \| (?:>>> | {4}|$)/;
const HEAD = /^(\S.{0,400}):(\d{1,9})$/;
const MAX_ROWS = 200;

/** A run of lines that BuildKit shows of a file, with the place that it is headed by. */
export interface Excerpt {
  from: number;
  to: number;
  place?: PathClaim;
}

/** The excerpt that ends right above the current line; blank lines may stand between. */
export function excerptAbove(window: LogWindow): Excerpt {
  const none = { from: 0, to: 0 };
  let offset = -1;
  if (window.text(offset)?.trim() === "") offset -= 1;
  if (!RULE.test(window.text(offset) ?? "")) return none;
  offset -= 1;
  while (offset > -MAX_ROWS && ROW.test(window.text(offset) ?? "")) offset -= 1;
  const place = RULE.test(window.text(offset) ?? "") ? placeOf(window.text(offset - 1)) : undefined;
  return place === undefined ? none : { from: offset - 1, to: 0, place };
}

/** The excerpt that begins at an offset: `Dockerfile:12`, a rule, rows, a rule. */
export function excerptBelow(window: LogWindow, start: number): Excerpt {
  const place = placeOf(window.text(start));
  if (place === undefined || !RULE.test(window.text(start + 1) ?? "")) return { from: start, to: start };
  let offset = start + 2;
  while (offset < MAX_ROWS && ROW.test(window.text(offset) ?? "")) offset += 1;
  return { from: start, to: RULE.test(window.text(offset) ?? "") ? offset + 1 : offset, place };
}

function placeOf(text: string | undefined): PathClaim | undefined {
  const [, path, line] = HEAD.exec(text ?? "") ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
}
