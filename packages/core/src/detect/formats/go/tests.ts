import type { Finding, LogWindow, Match } from "../format.ts";
import { readPanic } from "./panic.ts";
import { addLogLine, failuresOf, INDENTED, type TestLog } from "./test-log.ts";

/** Up to Go 1.4 `(0.00 seconds)`; a benchmark that fails has no time. */
const RESULT = /^([ \t]*)--- (FAIL|PASS|SKIP|BENCH): (?:(\S+) \([\d.]+(?:s| seconds)\)|(Benchmark\S+))$/;
/** Frameworks with a report of their own run their tests inside of one test of Go's. */
const OWN_REPORT = /^(?:OOPS: \d|(?:\S+ )?FAIL! |\d+ total assertions?$)/;
const MARK = /^=== (?:RUN|CONT|NAME|PAUSE) +(\S+)$/;
const RUN = /^=== RUN {3}(\S+)$/;
const MAX_LINES = 480;
const MAX_BEHIND = 60;

/** What was printed of the tests of one block. */
interface Block {
  to: number;
  logs: Map<string, TestLog[]>;
  failed: { name: string; offset: number }[];
}

/**
 * Reads a failed test with its sub-tests: `--- FAIL: TestTotal (0.00s)`, its log lines indented below, or, with `-v`, above,
 * where they were printed as they came: `=== RUN   TestTotal`.
 */
export function readTests(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const run = RUN.exec(text)?.[1];
  if (run !== undefined) return run.includes("/") ? undefined : readRun(window, run);
  const { indent = "", status, name } = parseResult(text) ?? {};
  if (status !== "FAIL" || name === undefined) return undefined;
  const start = startOf(window, name);
  return toMatch(window, start, readBlock(window, start, indent.length));
}

/** A test that runs alone is read from its start, however much it prints. */
function readRun(window: LogWindow, name: string): Match | undefined {
  const first = window.text(0);
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    const other = MARK.exec(text ?? "")?.[1];
    if (text === undefined || text === first || (other !== undefined && root(other) !== name))
      return undefined;
    const result = parseResult(text);
    if (result === undefined || result.indent !== "") continue;
    if (result.name !== name || result.status !== "FAIL") return undefined;
    return toMatch(window, 0, readBlock(window, 0, 0));
  }
  return undefined;
}

/** Reads to the end of the first result that is not indented more than `depth`. */
function readBlock(window: LogWindow, from: number, depth: number): Block {
  const block: Block = { to: from, logs: new Map(), failed: [] };
  let current = "";
  let isClosed = false;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    const { indent = "", status, name } = parseResult(text ?? "") ?? {};
    const isIndented = INDENTED.test(text ?? "") && (name === undefined || indent.length > depth);
    if (text === undefined || (isClosed && !isIndented)) break;
    if (offset >= 0 && indent.length <= depth && name !== undefined) isClosed = true;
    current = name ?? MARK.exec(text)?.[1] ?? current;
    if (status === "FAIL" && name !== undefined) block.failed.push({ name, offset });
    if (name === undefined) addLine(block.logs, current, text, offset);
    block.to = offset + 1;
  }
  return block;
}

function addLine(logs: Map<string, TestLog[]>, name: string, text: string, offset: number): void {
  const known = logs.get(name) ?? [];
  logs.set(name, known);
  addLogLine(known, text, offset);
}

function toMatch(window: LogWindow, from: number, block: Block): Match {
  const findings = block.failed.flatMap(({ name, offset }): Finding[] => {
    const isTold =
      block.failed.some((other) => other.name.startsWith(`${name}/`)) || isReportedAbove(window, offset);
    const logs = block.logs.get(name) ?? [];
    const failures = failuresOf(name, logs, exampleOutput(window, name, block.to));
    return failures.map(({ finding, logs: own }) => {
      const lines = evidenceOf(failures.length === 1 ? logs : own, offset);
      return isTold ? { ...finding, lines, consequence: true } : { ...finding, lines };
    });
  });
  return withPanic(
    { from: Math.min(from, 0), to: Math.max(block.to, 1), findings },
    readPanic(window, block.to),
  );
}

/** Whether the line above closes the report of a framework. */
function isReportedAbove(window: LogWindow, offset: number): boolean {
  const above = window.text(offset - 1);
  return OWN_REPORT.test((above === "" ? window.text(offset - 2) : above) ?? "");
}

function parseResult(text: string): { indent: string; status: string; name: string } | undefined {
  const [, indent = "", status, timed, name = timed] = RESULT.exec(text) ?? [];
  return status === undefined || name === undefined ? undefined : { indent, status, name };
}

/** A panic right below a failed test ended it, if the test is on its stack. */
function withPanic(match: Match, panic: Match | undefined): Match {
  const [thrown] = panic?.findings ?? [];
  const last = match.findings.at(-1);
  if (panic === undefined || thrown === undefined || last?.test === undefined) return match;
  if (thrown.test !== undefined && !`${last.test} `.startsWith(`${thrown.test} `)) return match;
  const lines = { from: last.lines?.from ?? 0, to: panic.to - 1 };
  const findings = [...match.findings.slice(0, -1), { ...last, ...thrown, test: last.test, lines }];
  return { from: match.from, to: panic.to, findings };
}

/** With `-v`, logs stand above the result, else below. */
function evidenceOf(logs: readonly TestLog[], offset: number): { from: number; to: number } {
  const [first] = logs;
  const last = logs.at(-1);
  if (first === undefined || last === undefined) return { from: offset, to: offset };
  return { from: Math.min(offset, first.offset), to: Math.max(offset, last.offset + last.lines.length) };
}

/** With `-v`, where the test began, if no other has been told since. */
function startOf(window: LogWindow, name: string): number {
  for (let offset = -1; offset > -MAX_BEHIND; offset--) {
    const text = window.text(offset);
    if (text === undefined) return 0;
    if (MARK.exec(text)?.[1] === name) return offset;
  }
  return 0;
}

/** An example shows what it printed and what it should have. */
function exampleOutput(window: LogWindow, name: string, from: number): string | undefined {
  if (!name.startsWith("Example") || window.text(from) !== "got:") return undefined;
  const lines: string[] = [];
  while (
    lines.length < 20 &&
    !/^(?:FAIL|PASS|exit status|===|---|$)/.test(window.text(from + lines.length) ?? "")
  )
    lines.push(window.text(from + lines.length) ?? "");
  return lines.join("\n");
}

function root(name: string): string {
  return name.split("/", 1)[0] ?? name;
}
