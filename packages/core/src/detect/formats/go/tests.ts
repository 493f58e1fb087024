import type { Finding, LogWindow, Match } from "../format.ts";
import { readPanic } from "./panic.ts";
import { parseLog, toFinding, type TestLog } from "./test-log.ts";

const RESULT = /^( *)--- (FAIL|PASS|SKIP|BENCH): (\S+) \([\d.]+s\)$/;
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
  const [, indent = "", status, name] = RESULT.exec(text) ?? [];
  if (status !== "FAIL" || name === undefined) return undefined;
  const start = startOf(window, name);
  return toMatch(window, start, readBlock(window, start, indent.length));
}

/** A test that runs alone is read from its start, however much it prints. */
function readRun(window: LogWindow, name: string): Match | undefined {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset) ?? "";
    const other = MARK.exec(text)?.[1];
    if (window.text(offset) === undefined || (other !== undefined && root(other) !== name)) return undefined;
    const result = RESULT.exec(text);
    if (result === null || result[1] !== "") continue;
    if (result[3] !== name || result[2] !== "FAIL") return undefined;
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
    const [, indent = "", status, name] = RESULT.exec(text ?? "") ?? [];
    const isIndented = text?.startsWith("    ") === true && (name === undefined || indent.length > depth);
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
  const log = parseLog(text, offset);
  if (log !== undefined) logs.set(name, [...known, log]);
  else if (text.startsWith("    ")) known.at(-1)?.lines.push(text);
}

function toMatch(window: LogWindow, from: number, block: Block): Match {
  const findings = block.failed.map(({ name, offset }): Finding => {
    const hasFailedPart = block.failed.some((other) => other.name.startsWith(`${name}/`));
    const logs = block.logs.get(name) ?? [];
    const finding = toFinding(name, logs, exampleOutput(window, name, block.to));
    const lines = evidenceOf(logs, offset);
    return hasFailedPart ? { ...finding, lines, consequence: true } : { ...finding, lines };
  });
  return withPanic(
    { from: Math.min(from, 0), to: Math.max(block.to, 1), findings },
    readPanic(window, block.to),
  );
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
