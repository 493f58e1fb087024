import type { Finding, Match } from "../format.ts";
import type { LineReader } from "../line-reader.ts";
import { parsePlaceLine } from "../place-line.ts";
import { claim } from "../place.ts";

const HEAD = /^(error|warning): (\S.*)$/;
const HEAD_3 = /^-- (?:\[(E\d{1,5})\] )?([\w ]*?)(Error|Warning): (\S.*):(\d{1,9}):(\d{1,9}) -*\s*$/;
const CARET = /^\s*\^\s*$/;
const ROW_3 = /^[\d ]{0,12}\|(.*)$/;
const MAX_LINES = 40;

/** Reads `src/Cart.scala:4: error: type mismatch;` with the message, the line of code and a caret below, which gives the column. */
export function readDiagnostic(line: LineReader, severity?: "error" | "warning"): Match | undefined {
  const head = parsePlaceLine(line(0)?.trimEnd() ?? "");
  if (head?.isExact !== true || !/\.(?:scala|sc|sbt)$/.test(head.place.path)) return undefined;
  const [, level, told] = HEAD.exec(head.text) ?? [];
  const said = told ?? (severity === undefined ? "" : head.text);
  if (said === "") return undefined;
  const caret = caretBelow(line);
  const below = Array.from(
    { length: Math.max((caret ?? 0) - 2, 0) },
    (_, index) => line(index + 1)?.trimEnd() ?? "",
  );
  const column =
    head.place.column ?? (caret === undefined ? undefined : (line(caret)?.indexOf("^") ?? 0) + 1);
  const finding: Finding = {
    severity: level === "warning" ? "warning" : (severity ?? "error"),
    message: [said, ...below].join("\n"),
    place: claim(head.place.path, head.place.line, column),
  };
  return { from: 0, to: (caret ?? 0) + 1, findings: [finding] };
}

/** Reads Scala 3's `-- [E007] Type Mismatch Error: src/Cart.scala:4:26 ----`; what it says stands below the caret. */
export function readScala3(line: LineReader): Match | undefined {
  const [, code, kind = "", level, path, row, column] = HEAD_3.exec(line(0) ?? "") ?? [];
  if (level === undefined || path === undefined) return undefined;
  const rows: string[] = [];
  let to = 1;
  for (let text = line(to); to < MAX_LINES && text !== undefined; text = line(++to)) {
    const body = ROW_3.exec(text)?.[1];
    if (body === undefined) break;
    rows.push(body);
  }
  const caret = rows.findIndex((each) => /^\s*\^+\s*$/.test(each));
  const said = rows.slice(caret + 1).map((each) => each.trim());
  const end = said.findIndex((each) => /^(?:longer explanation available|-{10,}$|Explanation$)/.test(each));
  const message = (end === -1 ? said : said.slice(0, end)).join("\n").trim();
  const finding: Finding = {
    severity: level === "Error" ? "error" : "warning",
    message: message === "" ? `${kind}${level}` : message,
    place: { path, line: Number(row), column: Number(column) + 1 },
  };
  return { from: 0, to, findings: [code === undefined ? finding : { ...finding, code }] };
}

function caretBelow(line: LineReader): number | undefined {
  for (let offset = 2; offset < 14; offset++) {
    const text = line(offset);
    if (text === undefined || parsePlaceLine(text)?.isExact === true) return undefined;
    if (CARET.test(text)) return offset;
  }
  return undefined;
}
