import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownPlace } from "../place.ts";
import { parseV8Frame } from "../v8-frame.ts";

const FAILED = /^ {4}✖ (\S.*)$/u;
const RULE = /^ {4}-{3,}$/;
const FIELD = /^ {6}(operator|expected|actual|at|stack): ?(.*)$/;
const UNENDED = /^test exited without ending: (\S.*)$/;
const PLANNED = / # (?:TODO|SKIP)\b/i;
const SUITE = /^ {2}(?=\S)(?!✖|✔)(.+)$/u;
const END = /^ {2,4}(?:[✖✔] |Failed Tests: |total: )/u;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 12;

/** A failed assertion, with the suite that the next one below may belong to. */
interface AssertionMatch extends Match {
  suite?: string;
}

/** Failed assertions of TAP as tap-spec prints them. */
export const tapSpec: LogFormat = {
  id: "tap-spec",
  title: "tap-spec",
  glance: ["    ✖ "],
  read,
};

/** `    ✖ totals`, a rule, `      operator: equal` and more fields. */
function read(window: LogWindow, previous: AssertionMatch | undefined): AssertionMatch | undefined {
  const name = FAILED.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (name === undefined || !RULE.test(window.text(1)?.trimEnd() ?? "")) return undefined;
  if (FIELD.exec(window.text(2) ?? "")?.[1] !== "operator") return undefined;
  const isEnd = (text: string): boolean => END.test(text);
  const lines = blockLines(window, 2, MAX_LINES, isEnd);
  const next = lines.findIndex((line, index) => index > 0 && lines[index - 1] === "" && SUITE.test(line));
  const own = next === -1 ? lines : lines.slice(0, next);
  const finding = readFields(own, name);
  const suite = suiteAbove(window) ?? previous?.suite;
  finding.test = UNENDED.exec(name)?.[1] ?? (suite === undefined ? name : `${suite} > ${name}`);
  const findings = PLANNED.test(name) ? [] : [finding];
  const match: AssertionMatch = { from: 0, to: endOf(window, own.length + 2), findings };
  if (suite !== undefined) match.suite = suite;
  return match;
}

/** Empty lines and passed assertions below belong to it, so that the next failure follows it at once. */
function endOf(window: LogWindow, from: number): number {
  let to = from;
  while (to < from + MAX_LINES && isPassed(window.text(to))) to += 1;
  return to;
}

function isPassed(text: string | undefined): boolean {
  return text?.trim() === "" || text?.startsWith("    ✔ ") === true;
}

function readFields(lines: readonly string[], name: string): Finding {
  const told: string[] = [name];
  let field: string | undefined;
  const finding: Finding = { severity: "error", message: name };
  for (const line of lines) {
    const [, key, value] = FIELD.exec(line) ?? [];
    field = key ?? field;
    if (field === "at" && value !== undefined) {
      const frame = parseV8Frame(`at ${value}`);
      const place = frame === undefined ? undefined : ownPlace([frame]);
      if (place !== undefined) finding.place = place;
    }
    if ((field === "expected" || field === "actual") && line !== "" && told.length < MAX_MESSAGE_LINES)
      told.push(line.trim());
  }
  return { ...finding, message: told.join("\n") };
}

/** `  cart adds`, two columns in, above the assertions. */
function suiteAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    const suite = SUITE.exec(text.trimEnd())?.[1];
    if (suite !== undefined) return suite;
    if (text.trim() !== "" && !text.startsWith("    ")) return undefined;
  }
  return undefined;
}
