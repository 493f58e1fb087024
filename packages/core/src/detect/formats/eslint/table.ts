import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

export const TABLE_EDGE = "║ ";

const HEAD = /^║ Line +│ Column +│ Type +│ Message +│ Rule ID +║$/;
const MAX_LINES = 384;
const SEVERITIES: ReadonlyMap<string, Severity> = new Map(
  Object.entries<Severity>({ error: "error", warning: "warning" }),
);

type Cells = readonly [line: string, column: string, type: string, message: string, rule: string];

/**
 * Reads the rows of one file as the `table` formatter draws them, whose cells may go on below:
 * `║ 2   │ 30   │ warning  │ Arrow function has a complexity of 3. Maximum   │ complexity   ║`.
 */
export function readTable(window: LogWindow, previous: Match | undefined): Match | undefined {
  const isHead = HEAD.test(window.text(0)?.trimEnd() ?? "");
  const path = isHead ? window.text(-2)?.trim() : previous?.findings.at(-1)?.place?.path;
  if (path === undefined || path === "") return undefined;
  const findings: Finding[] = [];
  let offset = isHead ? 2 : 0;
  while (offset < MAX_LINES) {
    const { cells, to } = readRow(window, offset);
    const finding = cells === undefined ? undefined : toFinding(path, cells);
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: offset, to: to - 1 } });
    offset = to;
  }
  return findings.length === 0 ? undefined : { from: isHead ? -2 : 0, to: offset, findings };
}

/** A row and the lines that continue it, which have no line number. */
function readRow(window: LogWindow, from: number): { cells?: Cells; to: number } {
  let cells = splitCells(window.text(from));
  let to = from + 1;
  for (; cells !== undefined && to < from + MAX_LINES; to++) {
    const more = splitCells(window.text(to));
    if (more === undefined || more[0] !== "") break;
    cells = [cells[0], cells[1], cells[2], `${cells[3]} ${more[3]}`.trimEnd(), cells[4] + more[4]];
  }
  return cells === undefined ? { to } : { cells, to };
}

function splitCells(text: string | undefined): Cells | undefined {
  const row = text?.trimEnd() ?? "";
  if (!row.startsWith(TABLE_EDGE) || !row.endsWith("║")) return undefined;
  const [line, column, type, message, rule, ...more] = row.slice(1, -1).split("│");
  if (line === undefined || column === undefined || type === undefined) return undefined;
  if (message === undefined || rule === undefined || more.length > 0) return undefined;
  return [line.trim(), column.trim(), type.trim(), message.trim(), rule.trim()];
}

function toFinding(path: string, [line, column, type, message, code]: Cells): Finding | undefined {
  const severity = SEVERITIES.get(type);
  if (severity === undefined || !/^\d{1,9}$/.test(line)) return undefined;
  const finding: Finding = { severity, message, place: claim(path, Number(line), Number(column)) };
  return code === "" ? finding : { ...finding, code };
}
