import { claim } from "../place.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^(\w{0,40}Error): (\S.*)$/s;
const PLACE = /^(.{1,400}) on line (\d{1,9}), column (\d{1,9}):$/;
const SEPARATOR = " in ";
const EXCERPT = /^\d{1,9} |^\d{1,9}$/;

/** Errors of Less: `NameError: .mixin is undefined in /home/shop/src/d.less on line 1, column 21:` */
export const less: LogFormat = { id: "less", title: "Less", glance: [" on line "], read };

function read(window: LogWindow): Match | undefined {
  const [, code, said] = HEAD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  const at = said === undefined ? -1 : said.lastIndexOf(SEPARATOR);
  const [, path, line, column] = PLACE.exec(said?.slice(at + SEPARATOR.length) ?? "") ?? [];
  if (code === undefined || said === undefined || path === undefined || at < 1) return undefined;
  let to = 1;
  while (to < 4 && EXCERPT.test(window.text(to) ?? "")) to += 1;
  const place = claim(path, Number(line), Number(column));
  return { from: 0, to, findings: [{ severity: "error", code, message: said.slice(0, at), place }] };
}
