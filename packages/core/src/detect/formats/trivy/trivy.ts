import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEADER = /^[│|] *Library *[│|] *Vulnerability(?: ID)? *[│|] *Severity *[│|]/i;
const BORDER = /^[┌├└+]/;
const TOTAL = /^Total: \d/;
const UNDERLINE = /^=+$/;
/** `package-lock.json (npm)`, `shop:latest (debian 12.5)` */
const TARGET = /^(\S.{0,400}?)(?: \(([^()]{1,80})\))?$/;
const FILE_NAME = /^[\w@.-]+$/;
const MERGED: ReadonlySet<string> = new Set(["library", "severity", "status", "installed version"]);
const MAX_LINES = 480;

/** Columns by their name, and what the cells above said: a merged cell is empty below. */
interface Table {
  columns: readonly string[];
  above: readonly string[];
}

/** A table that is longer than a window goes on. */
interface TableMatch extends Match {
  readonly table: Table;
  readonly target: string;
}

/** Vulnerabilities from the tables of Trivy. */
export const trivy: LogFormat = {
  id: "trivy",
  title: "Trivy",
  glance: ["Vulnerability  ", "VULNERABILITY ID", "│ CVE-", "│ GHSA-"],
  read,
};

/** `│ curl │ CVE-2024-2398 │ HIGH │ fixed │ 7.88.1 │ 7.88.2 │ HTTP/2 push headers memory-leak │` below the names of the columns. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  if (!HEADER.test(text))
    return isTable(previous) ? readRows(window, previous.table, previous.target) : undefined;
  const columns = cellsOf(text).map((name) => name.toLowerCase().replace(" id", ""));
  return readRows(window, { columns, above: [] }, targetAbove(window));
}

function isTable(match: Match | undefined): match is TableMatch {
  return match !== undefined && "table" in match && "target" in match;
}

function readRows(window: LogWindow, start: Table, target: string): TableMatch {
  const findings: Finding[] = [];
  let table = start;
  let to = start.above.length === 0 ? 1 : 0;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to) ?? "";
    const cells = cellsOf(text);
    if (cells.length !== table.columns.length) {
      if (BORDER.test(text)) continue;
      break;
    }
    if (!isRow(table, cells)) continue;
    table = { ...table, above: cells.map((cell, index) => cell || mergedCell(table, index)) };
    findings.push({ ...toFinding(table, target), lines: { from: to, to } });
  }
  return { from: 0, to, findings, table, target };
}

/** What is never empty was told in a row above. */
function mergedCell({ columns, above }: Table, index: number): string {
  return MERGED.has(columns[index] ?? "") ? (above[index] ?? "") : "";
}

/** Other lines only carry on what a cell says. */
function isRow(table: Table, cells: readonly string[]): boolean {
  return /^[A-Z][\w-]*-\d/.test(cells[table.columns.indexOf("vulnerability")] ?? "");
}

function toFinding(table: Table, target: string): Finding {
  const cell = (name: string): string => table.above[table.columns.indexOf(name)] ?? "";
  const fixed = cell("fixed version");
  const finding: Finding = {
    severity: /^(?:CRITICAL|HIGH)$/.test(cell("severity")) ? "error" : "warning",
    code: cell("vulnerability"),
    message: `${cell("library")} ${cell("installed version")}: ${cell("title")}${fixed === "" ? "" : ` (fixed in ${fixed})`}`,
  };
  return isFile(target) ? { ...finding, place: { path: target, line: 1 } } : finding;
}

/** `web/package-lock.json`, but neither `shop:latest` nor `Dockerfile`. */
function isFile(target: string): boolean {
  const name = target.slice(target.lastIndexOf("/") + 1);
  return FILE_NAME.test(name) && name.lastIndexOf(".") > 0;
}

/** The scanned file or image stands above the table, underlined. */
function targetAbove(window: LogWindow): string {
  for (let offset = -1; offset > -8; offset--) {
    const text = window.text(offset) ?? "";
    if (UNDERLINE.test(text)) return TARGET.exec(window.text(offset - 1) ?? "")?.[1] ?? "";
    if (text !== "" && !BORDER.test(text) && !TOTAL.test(text)) return "";
  }
  return "";
}

function cellsOf(text: string): string[] {
  return /^[│|]/.test(text)
    ? text
        .slice(1, -1)
        .split(/[│|]/)
        .map((cell) => cell.trim())
    : [];
}
