import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { claim } from "../place.ts";

/** `8:29-8:39  warning  Unexpected …  no-undefined-references  remark-lint`; before vfile-reporter 8 indented. */
const ROW =
  /^ {0,4}(?:(\d{1,7}):(\d{1,7})(?:-(\d{1,7}):(\d{1,7}))?)? {1,40}(error|warning|info) {1,9}(\S.*)$/;
/** The rule and whose it is, in columns behind the message. */
const RULE =
  /^(\S.{0,999}?) {1,400}([\w-]{1,80}) {1,80}((?:remark|retext|rehype|micromark|mdx)[\w:-]{0,60})$/;
const FILE = /^ {0,2}\S.{0,300}\.\w{1,12}$/;
const MAX_LINES = 200;

/** Messages of remark, rehype and retext, in the layout of vfile-reporter: rows below the name of a file. */
export const remark: LogFormat = {
  id: "remark",
  title: "remark",
  glance: [" remark-", " retext-", " rehype-"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const row = ROW.exec(window.text(0) ?? "")?.[6] ?? "";
  if (!RULE.test(row.trimEnd())) return undefined;
  const start = lookBack(window, MAX_LINES, (text) => !isDetail(text));
  const path = start === undefined ? "" : (window.text(start) ?? "");
  if (start === undefined || !FILE.test(path) || ROW.test(path)) return undefined;
  const findings: Finding[] = [];
  let to = start + 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || !isDetail(text)) break;
    const finding = toFinding(text, path.trim());
    if (finding !== undefined) findings.push({ ...finding, lines: { from: to, to } });
  }
  return { from: start, to, findings };
}

/** Rows, and the causes that are told below them, which are indented. */
function isDetail(text: string): boolean {
  return ROW.test(text) || /^ {2,}\[cause\]:$/.test(text) || /^ {4,}\S/.test(text);
}

function toFinding(text: string, path: string): Finding | undefined {
  const [, line, column, endLine, endColumn, level, rest = ""] = ROW.exec(text) ?? [];
  if (level === undefined || level === "info" || /^ {4}/.test(text.slice(0, 4)) === (line !== undefined))
    return undefined;
  const [, message = rest.trimEnd(), rule] = RULE.exec(rest.trimEnd()) ?? [];
  const place = claim(path, Number(line ?? 0), column === undefined ? undefined : Number(column));
  if (endLine !== undefined && endColumn !== undefined)
    Object.assign(place, { endLine: Number(endLine), endColumn: Number(endColumn) });
  const severity = level === "error" ? "error" : "warning";
  return { severity, message, place, ...(rule === undefined ? {} : { code: rule }) };
}
