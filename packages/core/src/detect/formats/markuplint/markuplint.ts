import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, parsePlace } from "../place.ts";

/** `<markuplint> error: Require the "h1" element (required-h1) /app/cart.html:1:1`, above lines of code. */
const HEAD = /^<markuplint> (error|warning): (\S.{0,600}) \(([\w/-]{1,80})\) (\S.*:\d{1,9}:\d{1,9})$/;
/** `<markuplint> /app/cart.html: ✗`, above rows. */
const FILE = /^<markuplint> (\S.*): ✗$/;
const ROW = /^ {2}(\d{1,7}):(\d{1,7}) {1,9}(\S{1,2}) {1,3}(\S.{0,600}?) {1,300}([\w/-]{1,80}) *$/;
const MAX_ROWS = 400;

/** What Markuplint says of HTML, from its reporters `Standard` and `Simple`. */
export const markuplint: LogFormat = {
  id: "markuplint",
  title: "Markuplint",
  glance: ["<markuplint> "],
  read: (window) => readHead(window) ?? readRows(window),
};

function readHead(window: LogWindow): Match | undefined {
  const [, severity, message = "", code, target = ""] = HEAD.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(target);
  if (place === undefined || code === undefined) return undefined;
  let to = 1;
  while (to < 4 && /^ {0,8}\d{1,7}: /.test(window.text(to) ?? "")) to += 1;
  const level = severity === "error" ? "error" : "warning";
  return { from: 0, to, findings: [{ severity: level, code, message, place }] };
}

function readRows(window: LogWindow): Match | undefined {
  const path = FILE.exec(window.text(0) ?? "")?.[1];
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  for (let to = 1; to < MAX_ROWS; to++) {
    const [, line, column, mark, message, code] = ROW.exec(window.text(to) ?? "") ?? [];
    if (message === undefined || code === undefined) break;
    const severity = mark === "✖" ? "error" : "warning";
    const place = claim(path, Number(line), Number(column));
    findings.push({ severity, code, message, place, lines: { from: to, to } });
  }
  return { from: 0, to: findings.length + 1, findings };
}
