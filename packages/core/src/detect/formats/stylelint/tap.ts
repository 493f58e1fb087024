import type { Severity } from "../../../model/problem.ts";
import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

/** What a file with problems begins with in the formatter `tap`. */
export const TAP_FILE = "not ok ";

const FILE = /^not ok \d{1,9} - (\S.*)$/s;
const RULE = /^ {2}[\w@/.-]{1,200}:$/;
const MESSAGE = /^ {4}- message: (".*")$/s;
const PROPERTY = /^ {6}(severity|line|column|endLine|endColumn): (\w{1,9})$/;
const MAX_PROPERTIES = 5;
const MAX_LINES = 480;

/**
 * Reads the problems of a file, below `not ok 2 - /home/shop/src/a.css`, `  ---` and a rule's name:
 * `    - message: "Unit not allowed (unit-no-unknown)"`, `      severity: error`, `      line: 2`, `      column: 37`.
 */
export function readTap(window: LogWindow): Match | undefined {
  const file = FILE.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (file === undefined || window.text(1)?.trimEnd() !== "  ---" || !MESSAGE.test(textAt(window, 3)))
    return undefined;
  const findings: Finding[] = [];
  let offset = 2;
  while (offset < MAX_LINES) {
    const finding = readMessage(window, offset, file);
    if (finding?.lines !== undefined) findings.push(finding);
    else if (!RULE.test(textAt(window, offset))) break;
    offset = (finding?.lines?.to ?? offset) + 1;
  }
  const to = textAt(window, offset) === "  ..." ? offset + 1 : offset;
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

function textAt(window: LogWindow, offset: number): string {
  return (window.text(offset) ?? "").trimEnd();
}

function readMessage(window: LogWindow, from: number, file: string): Finding | undefined {
  const quoted = MESSAGE.exec(textAt(window, from))?.[1];
  if (quoted === undefined) return undefined;
  const values = new Map<string, string>();
  for (let offset = from + 1; offset <= from + MAX_PROPERTIES; offset++) {
    const [, key, value] = PROPERTY.exec(textAt(window, offset)) ?? [];
    if (key === undefined || value === undefined) break;
    values.set(key, value);
  }
  const severity: Severity = values.get("severity") === "warning" ? "warning" : "error";
  const place = claim(file, numberOf(values, "line"), numberOf(values, "column"));
  const lines = { from, to: from + values.size };
  return { severity, ...splitBracketedRule(unquote(quoted)), place, lines };
}

function numberOf(values: ReadonlyMap<string, string>, key: string): number {
  const number = Number(values.get(key));
  return Number.isSafeInteger(number) ? number : 0;
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
