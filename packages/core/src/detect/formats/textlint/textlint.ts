import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^([@a-z][\w@/.-]{0,120}): (\S.*)$/s;
/** Points down to the column, above the excerpt. */
const POINTER = /^ {4,500}v$/;
const EXCERPT = /^(?: {4,12}\d{1,9}\. | {4,500}\^$)/;
const MAX_LINES = 8;

/** Problems that textlint tells with the reporter `pretty-error`; its others are those of ESLint. */
export const textlint: LogFormat = {
  id: "textlint",
  title: "textlint (pretty-error)",
  glance: [".md:", ".txt:", ".rst:", ".adoc:", ".html:", ".mdx:", ".tex:"],
  read,
};

/** `no-todo: Found TODO: 'TODO: title'`, `/home/runner/work/shop/shop/a.md:1:3`, `         v`, and the lines around */
function read(window: LogWindow): Match | undefined {
  if (!POINTER.test(window.text(1)?.trimEnd() ?? "")) return undefined;
  const place = parsePlace((window.text(0) ?? "").trimEnd());
  const [, code, message] = HEAD.exec((window.text(-1) ?? "").trimEnd()) ?? [];
  if (place === undefined || code === undefined || message === undefined) return undefined;
  let to = 2;
  while (to < MAX_LINES && EXCERPT.test(window.text(to) ?? "")) to += 1;
  return { from: -1, to, findings: [{ severity: "error", code, message, place }] };
}
