import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const ROW = /^ {6,60}(\d{1,9})┆ ?(.*)$/;
const BETWEEN = /^ {6,60}⋮┆/;
const RULE = /^ {3,12}(❯{0,2}❱)? ?((?:[\w-]{1,120}\.)+[\w-]{1,120})\s*$/;
const FILE = /^ {2,8}(?:❯{0,2}❱ ?)?(\S(?:.{0,400}\S)?)\s*$/;
const SAID = /^ {9,60}\S/;
const NOT_SAID = /^(?:❰❰ .* ❱❱|Details: https?:\/\/\S+)$/;
const MAX_ABOVE = 60;
const MAX_ROWS = 200;

/** A rule that matched, with its words so far. */
interface Rule {
  from: number;
  code: string;
  severity: Severity;
  words: string[];
}

/** Findings of Semgrep, in its text layout. */
export const semgrep: LogFormat = {
  id: "semgrep",
  title: "Semgrep",
  glance: ["┆"],
  read,
};

/** The file, `   ❯❯❱ python.lang.security.audit.eval-detected`, the message, folded, and rows: `            5┆ eval(x)`. */
function read(window: LogWindow): Match | undefined {
  if (!ROW.test(window.text(0) ?? "")) return undefined;
  for (let from = -1; from > -MAX_ABOVE; from--) {
    const text = window.text(from);
    if (text === undefined || ROW.test(text)) return undefined;
    if (!RULE.test(text)) continue;
    const path = FILE.exec(window.text(from - 1) ?? "")?.[1];
    return path === undefined ? undefined : readFile(window, from, path);
  }
  return undefined;
}

/** Other rules of the same file follow without its name. */
function readFile(window: LogWindow, from: number, path: string): Match {
  const findings: Finding[] = [];
  let rule: Rule | undefined;
  let isNew = true;
  let to = from + 1;
  for (let offset = from; offset < MAX_ROWS; offset++) {
    const text = window.text(offset) ?? "";
    const next = toRule(text, offset);
    const line = ROW.exec(text)?.[1];
    if (next !== undefined) [rule, isNew] = [next, true];
    else if (line !== undefined && rule !== undefined) {
      if (isNew) findings.push(toFinding(rule, { path, line: Number(line) }, offset));
      to = offset + 1;
      [rule, isNew] = [{ ...rule, from: to }, false];
    } else if (BETWEEN.test(text)) isNew = true;
    else if (SAID.test(text)) rule?.words.push(text.trim());
    else if (text.trim() !== "") break;
  }
  return { from, to, findings };
}

function toRule(text: string, from: number): Rule | undefined {
  const [, mark, code] = RULE.exec(text) ?? [];
  if (code === undefined) return undefined;
  return { from, code, severity: mark === "❱" || mark === "❯❱" ? "warning" : "error", words: [] };
}

/** Rows one below the other are one finding; a broken line stands between two. */
function toFinding(rule: Rule, place: PathClaim, offset: number): Finding {
  const message = rule.words.filter((text) => !NOT_SAID.test(text)).join(" ") || rule.code;
  const lines = { from: rule.from, to: offset };
  return { severity: rule.severity, code: rule.code, message, place, lines };
}
