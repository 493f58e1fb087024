import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { ENDED, readEnded } from "./ended.ts";
import { readSummary } from "./summary.ts";

/** As Raku writes it, `# Failed test 'adds'`, where its stream is not shown. */
const OF_RAKU = /^( *)# Failed test '/;
const FAILED =
  /^(?: *|\S{1,200}\.{3,60} ?NOK \d{1,6}(?:\/\d{1,6})? *)#(?: {3}Failed (?:\(TODO\) )?test (?:'(.*)')?| Failed test '(.*)'$)/;
/** A name goes on over lines up to its quote: `#   Failed test 'adds`, `# up'`. */
const OPEN = /^ *# {3}Failed (?:\(TODO\) )?test '([^']*)$/;
const MAX_NAME = 6;
/** Perl also tells what was last read: `boom at t/a.t line 3, <STDIN> line 12.` */
const AT = / at (\S+) line (\d{1,9})(?:, <[^<>]{0,80}> (?:line|chunk) \d{1,12})?\.?$/;
const SYNTAX =
  /^(syntax error|Missing right curly or square bracket|Unmatched right \w+ bracket) at (\S+) line (\d{1,9}), (near .*|at EOF|at end of line)$/;
/** Says again that a file could not be compiled. */
const FOLLOWS = /^BEGIN failed--compilation aborted$|^Compilation failed in require$/;
/** What Perl goes on after. */
const WARNING =
  /^(?:[Ww]arning: |Use of uninitialized value|Useless use of |Argument ".{0,200}" isn't numeric|Odd number of elements|Reference found where even-sized list expected|Subroutine \S{1,200} redefined|Name "\S{1,200}" used only once|Deep recursion on |Scalar value |Possible |Unquoted string |"my" variable \S{1,200} masks|Found = in conditional|Statement unlikely to be reached|Wide character in )/;
const PLAN = /^ {2}Parse errors: (Bad plan\. .*|Tests out of sequence.*|More than one plan.*)$/;
const PLAN_FILE = /^(\S.{0,300}?\.\w{1,4}) +\(Wstat: /;
const DETAIL = /^ *#(?: {3,}\S| (?:expected|matcher): )/;
const LOOKS = /^( *)# (?:Looks like you|You) failed \d/;
/** What `prove` shows between the two: `not ok 3 - deep`. */
const BETWEEN = /^ *(?:not ok \d.*)?$/;
const CALLED =
  /^ {2}in (?:block|sub|method|submethod|code|any) .{0,200} at \S+(?: \([^()]{1,100}\))? line \d{1,9}$/;
const MAX_CALLS = 30;
const MAX_ABOVE = 4;
const OPEN_VALUE = /^(?:got|expected): '(?:[^']{0,400}[^'])?$/;
const MAX_DETAILS = 6;

/** Failed tests of Perl's Test::More, and what ends a Perl program. */
export const perl: LogFormat = {
  id: "perl",
  title: "Perl",
  glance: [
    "Failed test",
    "  in block <unit> at ",
    ".pl line ",
    ".pm line ",
    ".t line ",
    "Parse errors: ",
    " (Wstat: ",
    ENDED,
  ],
  read: (window) =>
    readTest(window) ??
    readEnded(window) ??
    readPlan(window) ??
    readThrown(window) ??
    readSummary(window) ??
    readDeath(window.text(0) ?? ""),
};

/** Whether no test of a stream stands above, which another format reads. */
function isAlone(window: LogWindow): boolean {
  const above = window.text(-1);
  return above === undefined || !/^ *(?:not )?ok\b/.test(above);
}

/** `#   Failed test 'adds'`, `#   at t/a.t line 3.`, what was got and expected. */
function readTest(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const head = FAILED.exec(text);
  if (head === null || text.includes("(TODO)") || (OF_RAKU.test(text) && !isAlone(window))) return undefined;
  const own = parsePlace(text);
  const name = head[1] ?? head[2] ?? longName(window);
  const next = name === undefined ? 1 : name.split("\n").length;
  const place = own ?? parsePlace(window.text(next) ?? "");
  const start = own === undefined && place !== undefined ? next + 1 : next;
  const details = detailsFrom(window, start);
  const finding: Finding = { severity: "error", message: details.join("\n") || "Failed test" };
  if (place !== undefined) finding.place = place;
  if (name !== undefined) finding.test = name;
  if (isSuite(window, text)) finding.consequence = true;
  return { from: 0, to: start + details.length, findings: [finding] };
}

function longName(window: LogWindow): string | undefined {
  const first = OPEN.exec(window.text(0) ?? "")?.[1];
  if (first === undefined) return undefined;
  const lines = [first];
  for (let offset = 1; offset < MAX_NAME; offset++) {
    const text = window.text(offset)?.replace(/^ *# ?/, "") ?? "";
    lines.push(text.replace(/'$/, ""));
    if (text.endsWith("'")) return lines.join("\n");
  }
  return undefined;
}

/** A subtest fails when its tests did, which are told above it: `    # Looks like you failed 2 tests of 3.` */
function isSuite(window: LogWindow, text: string): boolean {
  let offset = -1;
  while (offset > -MAX_ABOVE && BETWEEN.test(window.text(offset) ?? "-")) offset -= 1;
  const indent = LOOKS.exec(window.text(offset) ?? "")?.[1]?.length ?? 0;
  return indent > text.length - text.trimStart().length;
}

/** A value in quotes may go on below: `#          got: 'a`, `# b'`. */
function detailsFrom(window: LogWindow, from: number): string[] {
  const details: string[] = [];
  let isOpen = false;
  for (let offset = from; details.length < MAX_DETAILS; offset++) {
    const text = window.text(offset);
    if (text === undefined || FAILED.test(text)) break;
    if (isOpen ? !/^ *# ?/.test(text) : !isDetail(text)) break;
    const row = text.trim().slice(1).trim();
    details.push(row);
    isOpen = isOpen ? !row.endsWith("'") : OPEN_VALUE.test(row);
  }
  return details;
}

function isDetail(text: string | undefined): boolean {
  return text !== undefined && DETAIL.test(text) && !FAILED.test(text);
}

/** `boom at t/die.t line 2.` */
function readDeath(text: string): Match | undefined {
  const [, fault, path, line, near] = SYNTAX.exec(text) ?? [];
  if (path !== undefined && near !== undefined) {
    const at = { path, line: Number(line) };
    return { from: 0, to: 1, findings: [{ severity: "error", message: `${fault}, ${near}`, place: at }] };
  }
  const place = /^(?:#|\( )/.test(text) ? undefined : parsePlace(text);
  const at = AT.exec(text);
  if (place === undefined || at === null || at.index === 0 || !text.endsWith(".")) return undefined;
  const message = text.slice(0, at.index);
  const severity = WARNING.test(message) ? "warning" : "error";
  const finding: Finding = { severity, message, place };
  return { from: 0, to: 1, findings: [FOLLOWS.test(message) ? { ...finding, consequence: true } : finding] };
}

/** As Raku ends a program: the message, then `  in sub total at lib/Cart.rakumod line 3`, `  in block <unit> at t/a.t line 9`. */
function readThrown(window: LogWindow): Match | undefined {
  if (!CALLED.test(window.text(0) ?? "")) return undefined;
  let from = 0;
  while (from > -MAX_CALLS && CALLED.test(window.text(from - 1) ?? "")) from -= 1;
  const message = window.text(from - 1)?.trim() ?? "";
  if (message === "" || message.startsWith("#")) return undefined;
  const calls = Array.from({ length: 1 - from }, (_, index) => parsePlace(window.text(from + index) ?? ""));
  const place = calls.find((call) => call !== undefined);
  if (place === undefined) return undefined;
  return { from: from - 1, to: 1, findings: [{ severity: "error", message, place }] };
}

/** `t/plan.t (Wstat: 768 (exited 3) Tests: 1 Failed: 0)`, then `  Parse errors: Bad plan.  You planned 3 tests but ran 1.` */
function readPlan(window: LogWindow): Match | undefined {
  const message = PLAN.exec(window.text(0) ?? "")?.[1];
  if (message === undefined) return undefined;
  for (let from = -1; from > -8; from--) {
    const path = PLAN_FILE.exec(window.text(from) ?? "")?.[1];
    if (path === undefined) continue;
    const place = { path, line: 1 };
    return { from, to: 1, findings: [{ severity: "error", message, place, test: path }] };
  }
  return undefined;
}

function parsePlace(text: string): PathClaim | undefined {
  const [, path, line] = AT.exec(text) ?? [];
  return path !== undefined && /\.(?:pl|pm|t|PL|raku|rakumod|rakutest|t6|p6|pm6)$/.test(path)
    ? { path, line: Number(line) }
    : undefined;
}
