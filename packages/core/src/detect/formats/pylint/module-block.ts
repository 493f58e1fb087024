import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const HEAD = /^\*{5,} Module ([A-Za-z_][\w.]{0,300})$/;
const LINE = /^([CRWEF]): {0,8}(\d{1,9}), {0,8}(\d{1,9}): (\S.*) \(([a-z][a-z-]*)\)$/;
const MAX_LINES = 480;

/**
 * Reads what Pylint printed up to version 1.9: `************* Module shop.cart`, and below it
 * `W: 12, 4: Unused variable 'x' (unused-variable)` for each. The file is the module's, as its name tells.
 */
export function readModuleBlock(window: LogWindow): Match | undefined {
  const name = HEAD.exec(window.text(0) ?? "")?.[1];
  if (name === undefined) return undefined;
  const path = `${name.replaceAll(".", "/")}.py`;
  const findings: Finding[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const [, level = "", line, column, message, code] = LINE.exec(window.text(to) ?? "") ?? [];
    if (message === undefined || code === undefined) break;
    const severity = level === "E" || level === "F" ? "error" : "warning";
    const place = claim(path, Number(line), Number(column) + 1);
    findings.push({ code, severity, message, place, lines: { from: to, to } });
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}
