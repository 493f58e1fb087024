import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { decodeXml } from "../xml-tags.ts";

export const HTML_FILE = '<th colspan="4">';
export const HTML_ROW = '<tr style="display: none;" class="f-';

const CELL = /^ *<td[^>]*>(.*)$/s;
const RULE = /^ *<a [^<>]{1,400}>([^<]{1,200})<\/a>/;
const CELL_END = "</td>";
const LEVELS: ReadonlyMap<string, Severity> = new Map(
  Object.entries<Severity>({ Error: "error", Warning: "warning" }),
);
const MAX_LINES = 384;
const MAX_MESSAGE_LINES = 40;

/** Reads one file of the `html` formatter's report: `[+] /home/shop/src/cart.ts`, and rows of four cells below it. */
export function readHtml(window: LogWindow, previous: Match | undefined): Match | undefined {
  const isHead = window.text(0)?.trimStart().startsWith(HTML_FILE) === true;
  const path = isHead ? fileName(window.text(1)) : previous?.findings.at(-1)?.place?.path;
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  let offset = isHead ? nextRow(window, 1) : 0;
  let to = 0;
  while (offset !== undefined && offset < MAX_LINES) {
    const row = readRow(window, offset, path);
    if (row === undefined) break;
    findings.push(row);
    to = (row.lines?.to ?? offset) + 1;
    offset = nextRow(window, to);
    if (offset !== undefined) to = offset;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

function fileName(text: string | undefined): string | undefined {
  const name = text?.trim() ?? "";
  return name.startsWith("[+] ") ? decodeXml(name.slice(4)) : undefined;
}

/** The next row of the same file, over ends of cells and rows. */
function nextRow(window: LogWindow, from: number): number | undefined {
  for (let offset = from; offset < from + 8; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || text === HTML_FILE) return undefined;
    if (text.startsWith(HTML_ROW)) return offset;
  }
  return undefined;
}

function readRow(window: LogWindow, start: number, path: string): Finding | undefined {
  const place = parsePlace(`${path}:${cellOf(window.text(start + 1))}`);
  const severity = LEVELS.get(cellOf(window.text(start + 2)));
  if (place === undefined || severity === undefined) return undefined;
  const texts: string[] = [];
  let offset = start + 3;
  while (offset < start + MAX_MESSAGE_LINES) {
    const text = window.text(offset)?.trimEnd() ?? "";
    texts.push(text);
    offset += 1;
    if (text.endsWith(CELL_END)) break;
  }
  const message = cellOf(texts.join("\n"));
  const code = RULE.exec(window.text(offset + 1) ?? "")?.[1] ?? "";
  const finding: Finding = { severity, message, place, lines: { from: start, to: offset + 1 } };
  return code === "" ? finding : { ...finding, code: decodeXml(code) };
}

function cellOf(text = ""): string {
  const inside = CELL.exec(text)?.[1] ?? "";
  return decodeXml(inside.endsWith(CELL_END) ? inside.slice(0, -CELL_END.length) : inside);
}
