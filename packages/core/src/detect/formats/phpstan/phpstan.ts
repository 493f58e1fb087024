import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^ {1,2}Line {2,20}(\S.{0,400}?)(?: \(in context of .*\))?$/;
const RULE = /^ ?-{4,} -{4,}/;
/** Above what is said of no file: ` -- ---------`, `     Error`. */
const GENERAL_RULE = /^ ?-- -{4,}/;
const GENERAL_HEAD = /^ {4,6}Error *$/;
const ROW = /^ {1,2}(?::?(\d{1,9}))? {2,}(\S.*)$/;
const CODE = /^(?:🪪|✏️|💡|at) {1,2}(\S.*)$/u;
const IDENTIFIER = /^🪪 {1,2}([\w.]+)/u;
const MAX_LINES = 480;

/** Errors of PHPStan, from its table. */
export const phpstan: LogFormat = {
  id: "phpstan",
  title: "PHPStan",
  glance: [" Line   ", "     Error   "],
  read: (window) => readFile(window) ?? readGeneral(window),
};

/** ` --`, `     Error`, ` --`, then `     Ignored error pattern … was not matched in reported errors.` */
function readGeneral(window: LogWindow): Match | undefined {
  const isHead = GENERAL_HEAD.test(window.text(0) ?? "");
  if (!isHead || ![-1, 1].every((offset) => GENERAL_RULE.test(window.text(offset) ?? ""))) return undefined;
  const findings: Finding[] = [];
  let to = 2;
  for (; to < MAX_LINES; to++) {
    const said = /^ {4,6}(\S.*)$/.exec(window.text(to) ?? "")?.[1]?.trim();
    if (said === undefined) break;
    findings.push({ severity: "error", message: said, lines: { from: to, to } });
  }
  return findings.length === 0 ? undefined : { from: -1, to: to + 1, findings };
}

/** `  Line   src/Cart.php` between rules, then `  12     Method … has no return type.`, folded, and `         🪪  missingType.return`. */
function readFile(window: LogWindow): Match | undefined {
  const path = HEAD.exec(window.text(0) ?? "")?.[1]?.trim();
  if (path === undefined || !RULE.test(window.text(-1) ?? "") || !RULE.test(window.text(1) ?? ""))
    return undefined;
  const findings: Finding[] = [];
  let to = 2;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || RULE.test(text) || text.trim() === "") break;
    const [, line, said] = ROW.exec(text) ?? [];
    if (said === undefined) break;
    const last = findings.at(-1);
    if (line !== undefined || last === undefined) {
      const place = { path, line: line === undefined ? 1 : Number(line) };
      findings.push({ severity: "error", message: said.trim(), place, lines: { from: to, to } });
    } else continueRow(last, said.trim(), to);
  }
  return findings.length === 0 ? undefined : { from: -1, to: to + 1, findings };
}

function continueRow(finding: Finding, said: string, offset: number): void {
  finding.lines = { from: finding.lines?.from ?? offset, to: offset };
  const code = IDENTIFIER.exec(said)?.[1];
  if (code !== undefined) finding.code = code;
  else if (!CODE.test(said)) finding.message += ` ${said}`;
}
