import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FILE = /^FILE: (\S.*)$/;
const RULE = /^-{20,}$/;
const ROW = /^ {1,8}(\d{1,9}) \| (ERROR|WARNING) {0,4}\| (?:\[[x ]\] )?(.*)$/;
const MORE = /^ {3,12}\| {3,12}\| {1,8}(.*)$/;
const CODE = / ?\(((?:\w+\.){2,4}\w+)\)$/;
const EMACS = /^(\S.{0,300}\.(?:php|inc|phtml|js|css)):(\d{1,9}):(\d{1,9}): (error|warning) - (\S.*)$/;
const MAX_LINES = 480;

/** Where a long table goes on in the next match. */
interface TableMatch extends Match {
  readonly file: string;
}

/** What PHP_CodeSniffer finds, in its full and its Emacs report. */
export const phpcs: LogFormat = {
  id: "phpcs",
  title: "PHP_CodeSniffer",
  glance: ["FILE: ", "| ERROR ", "| WARNING ", ": error - ", ": warning - "],
  read: (window, previous) => readEmacs(window.text(0) ?? "") ?? readTable(window, previous),
};

/** `/home/shop/src/Cart.php:3:12: error - Opening brace of a class must be on the line after the definition` */
function readEmacs(text: string): Match | undefined {
  const [, path, line, column, severity, said] = EMACS.exec(text) ?? [];
  if (path === undefined || said === undefined) return undefined;
  const place = { path, line: Number(line), column: Number(column) };
  return { from: 0, to: 1, findings: [toFinding(severity === "error", said, place)] };
}

/** `FILE: /home/shop/src/Cart.php`, a head between rules, then ` 3 | ERROR | [x] Expected 1 space`, folded at the terminal's width. */
function readTable(window: LogWindow, previous: Match | undefined): Match | undefined {
  const begun = FILE.exec(window.text(0) ?? "")?.[1];
  const file = begun ?? (isTable(previous) ? previous.file : undefined);
  if (file === undefined || (begun !== undefined && !RULE.test(window.text(1) ?? ""))) return undefined;
  const findings: Finding[] = [];
  let to = begun === undefined ? 0 : 1;
  while (to < MAX_LINES) {
    const row = readRow(window, to, file);
    const text = window.text(to) ?? "";
    if (row === undefined && !(to < 4 && begun !== undefined && (RULE.test(text) || /^FOUND \d/.test(text))))
      break;
    if (row !== undefined) findings.push(row.finding);
    to = row?.to ?? to + 1;
  }
  if (findings.length === 0) return undefined;
  const match: TableMatch = { from: 0, to, findings, file };
  return match;
}

function isTable(match: Match | undefined): match is TableMatch {
  return match !== undefined && "file" in match;
}

function readRow(
  window: LogWindow,
  from: number,
  path: string,
): { finding: Finding; to: number } | undefined {
  const [, line, level, first] = ROW.exec(window.text(from) ?? "") ?? [];
  if (level === undefined || first === undefined) return undefined;
  const rows = [first.trim()];
  let to = from + 1;
  for (let more = MORE.exec(window.text(to) ?? ""); more !== null; more = MORE.exec(window.text(to) ?? "")) {
    rows.push(more[1]?.trim() ?? "");
    to += 1;
  }
  const finding = toFinding(level === "ERROR", rows.join(" "), { path, line: Number(line) });
  return { finding: { ...finding, lines: { from, to: to - 1 } }, to };
}

function toFinding(isError: boolean, said: string, place: Finding["place"]): Finding {
  const code = CODE.exec(said)?.[1];
  const finding: Finding = { severity: isError ? "error" : "warning", message: said.replace(CODE, "") };
  if (place !== undefined) finding.place = place;
  return code === undefined ? finding : { ...finding, code };
}
