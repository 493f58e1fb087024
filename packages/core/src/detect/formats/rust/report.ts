import type { Finding, LogWindow, Match } from "../format.ts";
import { readRustPanic, type RustPanic } from "../rust-trace.ts";
import { readSection, testName } from "./section.ts";

/** A report whose sections told some failed tests. */
interface ReportMatch extends Match {
  readonly told: ReadonlySet<string>;
  /** Whether it shows the output of tests that passed. */
  readonly isPassed?: true;
}

const PASSED = "successes:";
const MAX_LINES = 480;

const FAILURES = "failures:";
const OVERFLOW = /^thread '([^']+)' (?:\(\d{1,12}\) )?has overflowed its stack$/;

/** Reads what the test harness says of failed tests, and panics: of tests whose output is not held back, and of programs. */
export function readReport(window: LogWindow, previous: Match | undefined): Match | undefined {
  const told = isReport(previous) ? previous.told : new Set<string>();
  const isPassed = isReport(previous) && previous.isPassed === true;
  if (window.text(0) === PASSED || (isPassed && window.text(0) !== FAILURES)) return readPassed(window, told);
  const section = readSection(window);
  if (section !== undefined) {
    const names = new Set([...told, ...section.findings.map(({ test }) => test ?? "")]);
    const match: ReportMatch = { ...section, told: names };
    return match;
  }
  if (window.text(0) === FAILURES) return readList(window, told);
  const panic = readRustPanic(window.text, 0);
  if (panic === undefined) return readOverflow(window.text(0) ?? "");
  return { from: 0, to: panic.to, findings: [ofPanic(panic)] };
}

/** `--show-output` prints what passing tests said above the failures. */
function readPassed(window: LogWindow, told: ReadonlySet<string>): ReportMatch | undefined {
  for (let to = 1; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined) return undefined;
    if (text === FAILURES || text.startsWith("test result: ")) return { from: 0, to, findings: [], told };
  }
  return { from: 0, to: MAX_LINES, findings: [], told, isPassed: true };
}

/** Names alone, indented, where the output of tests is not held back. */
function readList(window: LogWindow, told: ReadonlySet<string>): ReportMatch {
  const findings: Finding[] = [];
  let offset = 1;
  while (offset < 480 && /^(?:$| {4}\S)/.test(window.text(offset) ?? "-")) {
    const name = window.text(offset)?.trim() ?? "";
    const test = testName(name);
    if (name !== "" && !told.has(test)) {
      const lines = { from: offset, to: offset };
      findings.push({ severity: "error", message: `test ${name} failed`, test, lines, consequence: true });
    }
    offset += 1;
  }
  return { from: 0, to: offset, findings, told };
}

/** `thread 'cart::tests::recurses' (25682) has overflowed its stack` ends the whole run, with no report. */
function readOverflow(text: string): Match | undefined {
  const thread = OVERFLOW.exec(text)?.[1];
  if (thread === undefined) return undefined;
  const finding: Finding = { severity: "error", message: `thread '${thread}' has overflowed its stack` };
  const isTest = thread !== "main" && thread !== "<unnamed>" && thread !== "<unknown>";
  return { from: 0, to: 1, findings: [isTest ? { ...finding, test: testName(thread) } : finding] };
}

function ofPanic({ thread, message, place, frames }: RustPanic): Finding {
  const finding: Finding = { severity: "error", message, frames };
  if (place !== undefined) finding.place = place;
  if (thread.includes("::")) finding.test = testName(thread);
  return finding;
}

function isReport(match: Match | undefined): match is ReportMatch {
  return match !== undefined && "told" in match;
}
