/** A line of the Test Anything Protocol. */
export interface TestLine {
  kind: "subtest" | "failed";
  /** How many subtests stand around it. */
  depth: number;
  name: string;
  /** What is written behind the name. */
  message?: string;
  /** Whether its subtests follow below it, in braces. */
  opens?: true;
}

const INDENT = 4;
const SUBTEST = /^( *)# Subtest: (.+)$/;
const FAILED = /^( *)not ok(?: \d{1,9})?(?:[ \t](.*))?$/;
const TODO = /^(?:todo|skip)\b/i;
/** cmocka writes the name behind: `not ok 5 # SKIP test_skip`. */
const LEADING_TODO = /^# (?:TODO|SKIP)\b/;
const TIME = /^time=[\d.]+m?s\b/;
/** Check: `ck.c:core case:test_adds: Assertion '1 + 1 == 3' failed`. */
const OF_CHECK = /^\S{1,200}\.\w{1,4}:[^:]{1,100}:(\w{1,200}): (\S.*)$/;
/** Criterion: `bin::slow timed out (1.01s)`. */
const OF_CRITERION =
  /^(\w{1,100}::\w{1,200}) {1,2}(unexpected signal after \S{1,300}|timed out)?(?: ?\(\d{1,6}\.\d\ds\))?$/;
const OPEN = /(?:^| )\{$/;

/**
 * Reads `    not ok 2 - counts quantities # time=1.2ms`, `not ok 1 - total # time=3ms {` or `# Subtest: total`.
 * Undefined for a test that need not pass.
 */
export function parseTestLine(text: string): TestLine | undefined {
  const [, around, subtest] = SUBTEST.exec(text.trimEnd()) ?? [];
  if (subtest !== undefined) return { kind: "subtest", depth: depthOf(around), name: unescape(subtest) };
  const [whole, indent, rest = ""] = FAILED.exec(text.trimEnd()) ?? [];
  if (whole === undefined) return undefined;
  const { name, directive } = splitDirective(rest);
  if (LEADING_TODO.test(rest) || TODO.test(directive)) return undefined;
  const line: TestLine = { kind: "failed", depth: depthOf(indent), ...splitMessage(unescape(name)) };
  if (TIME.test(directive) && OPEN.test(directive)) return { ...line, opens: true };
  // Perl's Test2 shows a subtest's lines below it, in braces.
  return OPEN.test(line.name) ? { ...line, name: line.name.replace(OPEN, ""), opens: true } : line;
}

function depthOf(indent: string | undefined): number {
  return Math.floor((indent?.length ?? 0) / INDENT);
}

/** Behind a number sign stands what is said about the test, unless it is part of the name. */
function splitDirective(text: string): { name: string; directive: string } {
  const name = text.startsWith("- ") ? text.slice(2) : text;
  for (let at = name.lastIndexOf(" # "); at !== -1; at = at === 0 ? -1 : name.lastIndexOf(" # ", at - 1)) {
    const directive = name.slice(at + 3);
    if (TODO.test(directive) || TIME.test(directive)) return { name: name.slice(0, at), directive };
  }
  return { name, directive: "" };
}

function splitMessage(text: string): Pick<TestLine, "name" | "message"> {
  const [, name, message] = OF_CHECK.exec(text) ?? OF_CRITERION.exec(text) ?? [];
  if (name === undefined) return { name: text };
  return message === undefined ? { name } : { name, message };
}

function unescape(text: string): string {
  return text.replaceAll(/\\([#\\])/g, "$1").trim();
}
