import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const FILE = /^ {3}\S/;
const SOURCE = /^ {6}L(\d{1,9}) \|/;
const POINTER = /^ {6,}\^ (\S.*)$/s;
/** Longer lines are cut on the left, so that the pointer no longer tells the column. */
const WHOLE_COLUMNS = 40;
const MAX_ROWS = 250;

/** Reads the pairs below a file's name: `      L4 |<div id="a">`, `              ^ The id value [ a ] must be unique. (id-unique)`. */
export function readRows(window: LogWindow): Match | undefined {
  const path = window.text(-2);
  if (path === undefined || !FILE.test(path)) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; findings.length < MAX_ROWS; offset += 2) {
    const finding = readPair(
      window.text(offset - 1) ?? "",
      window.text(offset)?.trimEnd() ?? "",
      path.trim(),
    );
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: offset - 1, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: -2, to: 2 * findings.length - 1, findings };
}

function readPair(source: string, pointer: string, path: string): Finding | undefined {
  const [gutter, line] = SOURCE.exec(source) ?? [];
  const said = POINTER.exec(pointer)?.[1];
  if (gutter === undefined || said === undefined) return undefined;
  const offset = pointer.indexOf("^") - gutter.length;
  const column = offset >= 0 && offset < WHOLE_COLUMNS ? offset + 1 : undefined;
  return { severity: "error", ...splitBracketedRule(said), place: claim(path, Number(line), column) };
}
