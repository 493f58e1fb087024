import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const FILE = /^ {3}(\S.*\.\w+)$/;
const SOURCE = /^ {1,8}(\d{1,9}) \|/;
const MARK = /^ {8,}\^ (\S.*)$/;
const MAX_ROWS = 190;

/**
 * Reads pairs of lines below a file's name: `      1 |var a = 'x'`, and
 * `                    ^ Missing semicolon.` below it, whose caret stands at the column. The first entry is the lower one.
 */
export function readPictures(window: LogWindow, previous: Match | undefined): Match | undefined {
  const header = FILE.exec(window.text(-2)?.trimEnd() ?? "")?.[1];
  const path = header ?? previous?.findings.at(-1)?.place?.path;
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  for (let offset = -1; offset < 2 * MAX_ROWS; offset += 2) {
    const finding = readPair(window, offset, path);
    if (finding === undefined) break;
    findings.push(finding);
  }
  if (findings.length === 0) return undefined;
  return { from: header === undefined ? -1 : -2, to: 2 * findings.length - 1, findings };
}

function readPair(window: LogWindow, from: number, path: string): Finding | undefined {
  const source = SOURCE.exec(window.text(from) ?? "");
  const below = window.text(from + 1)?.trimEnd() ?? "";
  const message = MARK.exec(below)?.[1];
  if (source === null || message === undefined) return undefined;
  const column = below.indexOf("^") - source[0].length + 1;
  const place = claim(path, Number(source[1]), column);
  return { severity: "error", message, place, lines: { from, to: from + 1 } };
}
