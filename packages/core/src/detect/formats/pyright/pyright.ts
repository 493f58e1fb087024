import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readReported } from "./report.ts";

const LEVELS = ["error", "warning", "information"] as const;
const RULE = /^(.*\S) ?\((report[A-Za-z]+)\)$/;
/** Explanations are indented with no-break spaces. */
const CONTINUED = /^\s{4}/;
const MAX_LINES = 24;

interface Head {
  place: PathClaim;
  severity: Severity | undefined;
  message: string;
}

/** Diagnostics of Pyright and basedpyright. */
export const pyright: LogFormat = {
  id: "pyright",
  title: "Pyright",
  glance: [" - error: ", " - warning: ", "(report", '"severity": "'],
  read: (window) => readText(window) ?? readReported(window),
};

function readText(window: LogWindow): Match | undefined {
  for (let from = 0; from > -MAX_LINES; from--) {
    const head = parseHead(window.text(from));
    if (head !== undefined) return readFrom(window, from, head);
    if (window.text(from)?.search(CONTINUED) !== 0) return undefined;
  }
  return undefined;
}

/** Explanations are indented below the message; the rule ends the last of them. */
function readFrom(window: LogWindow, from: number, head: Head): Match | undefined {
  const lines = [head.message];
  while (lines.length < MAX_LINES && window.text(from + lines.length)?.search(CONTINUED) === 0)
    lines.push(window.text(from + lines.length)?.trimEnd() ?? "");
  const to = from + lines.length;
  if (to < 1) return undefined;
  if (head.severity === undefined) return { from, to, findings: [] };
  const text = lines.join("\n").replaceAll("\u00A0", " ");
  const [, , code] = RULE.exec(lines.at(-1) ?? "") ?? [];
  const message = code === undefined ? text : text.slice(0, text.lastIndexOf("(")).trimEnd();
  const finding: Finding = { severity: head.severity, message, place: head.place };
  return { from, to, findings: [code === undefined ? finding : { ...finding, code }] };
}

/** `  /home/shop/src/cart.py:11:16 - error: Type "str" is not assignable to return type "int"` */
function parseHead(text: string | undefined): Head | undefined {
  if (text?.startsWith("  ") !== true) return undefined;
  for (const level of LEVELS) {
    const at = text.indexOf(` - ${level}: `);
    const place = at === -1 ? undefined : parsePlace(text.slice(2, at));
    if (place?.column === undefined || !/\.(?:pyi?|ipynb)$/.test(place.path)) continue;
    const severity = level === "information" ? undefined : level;
    return { place, severity, message: text.slice(at + level.length + 5) };
  }
  return undefined;
}
