import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const ROW = /^ {2}(\d{1,9}):(\d{1,9}) +(error|warning) +(\S.*)$/;
const RULE = / \(([a-z-]+)\)$/;
const PARSABLE = /^\[(error|warning)\] (\S.*) \(([a-z-]+)\)$/;
const ANNOTATED = /^(\d{1,9}):(\d{1,9}) (?:\[([a-z-]+)\] )?(\S.*)$/;
const GROUP = /^::group::(\S.*)$/;
const FILE = /^\S.*\.ya?ml$|^stdin$/;
const MAX_ROWS = 500;

/** Problems that yamllint reports, `standard`, `colored` and `parsable`, and `github`, its default there, as the runner writes it into a log. */
export const yamllint: LogFormat = {
  id: "yamllint",
  title: "yamllint",
  glance: [".yml", ".yaml"],
  markers: ["error", "warning"],
  read: (window) => readAnnotated(window) ?? readRows(window) ?? readParsable(window.text(0) ?? ""),
};

/** The group of a file, and in it `##[error]2:5 [colons] too many spaces after colon`, whose file the runner left out. */
function readAnnotated(window: LogWindow): Match | undefined {
  const path = groupOf(window);
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset++) {
    const entry = window.at(offset);
    const severity = entry?.marker;
    const [, line, column, code, message] = ANNOTATED.exec(entry?.text ?? "") ?? [];
    if ((severity !== "error" && severity !== "warning") || message === undefined) break;
    const place = { path, line: Number(line), column: Number(column) };
    const finding: Finding = { severity, message, place, lines: { from: offset, to: offset } };
    findings.push(code === undefined ? finding : { code, ...finding });
  }
  return findings.length === 0 ? undefined : { from: 0, to: findings.length, findings };
}

/** The file that the entry above opens a group for. */
function groupOf(window: LogWindow): string | undefined {
  const above = window.at(-1);
  const text = above?.text.trimEnd() ?? "";
  const name = above?.marker === "group" ? text : GROUP.exec(text)?.[1];
  return name !== undefined && FILE.test(name) ? name : undefined;
}

/** A file's name, and below it `  2:5       error    too many spaces after colon  (colons)`. */
function readRows(window: LogWindow): Match | undefined {
  const path = window.text(0)?.trimEnd() ?? "";
  if (!FILE.test(path)) return undefined;
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset < MAX_ROWS; offset++) {
    const [, line, column, level, said = ""] = ROW.exec(window.text(offset) ?? "") ?? [];
    const rule = RULE.exec(said);
    if (rule?.[1] === undefined) break;
    const code = rule[1];
    const message = said.slice(0, rule.index).trimEnd();
    const place = { path, line: Number(line), column: Number(column) };
    const severity = level === "error" ? "error" : "warning";
    findings.push({ code, severity, message, place, lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: 0, to: offset, findings };
}

/** `a.yml:2:5: [error] too many spaces after colon (colons)` */
function readParsable(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  const [, level, message, code] = PARSABLE.exec(line?.text ?? "") ?? [];
  if (line?.place.column === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "error" ? "error" : "warning";
  return { from: 0, to: 1, findings: [{ code, severity, message, place: line.place }] };
}
