import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";
import { readRustPanic } from "../rust-trace.ts";

/** A line of the list at the end. */
interface ListMatch extends Match {
  readonly isListed: true;
}

const RESULT =
  /^ {0,16}(TRY \d{1,4} )?(FAIL|ABORT|TIMEOUT|LEAK-FAIL|SIG[A-Z]{2,8}|EXEC FAIL|XFAIL) \[ {0,8}>? ?[\d.]+s\] (?:\( {0,8}\d{1,8}\/\d{1,8}\) )?(\S+) (\S.*)$/;
const END =
  /^(?: {0,16}(?:TRY \d{1,4} )?(?:PASS|SLOW|SKIP|START|FAIL|ABORT|TIMEOUT|LEAK|FLAKY|RETRY|SIG[A-Z]{2,8}|EXEC FAIL) \[|[─-]{8,}$| *Summary \[)/;
const SUMMARY = /^ *Summary \[/;
const RESULT_ERROR = /^Error: (\S.*)$/;
const MAX_LINES = 480;

/** Failed tests of cargo-nextest, with what they printed below, indented by newer versions. */
export const nextest: LogFormat = {
  id: "nextest",
  title: "cargo-nextest",
  glance: [
    "FAIL [",
    "ABORT [",
    "TIMEOUT [",
    "SIGSEGV [",
    "SIGABRT [",
    "SIGKILL [",
    "SIGTERM [",
    "SIGILL [",
    "SIGBUS [",
  ],
  read,
};

/** Reads from `        FAIL [   0.018s] (3/12) shop tests::totals` to the next result; the list at the end repeats them. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const [, attempt, status, , name] = RESULT.exec(window.text(0) ?? "") ?? [];
  if (status === undefined || name === undefined) return undefined;
  const test = name.trimEnd().replaceAll("::", " > ");
  if (isBelowSummary(window, previous)) {
    const finding: Finding = { severity: "error", message: `${status}: ${name.trimEnd()}`, test };
    if (attempt === undefined) finding.consequence = true;
    const match: ListMatch = { from: 0, to: 1, findings: [finding], isListed: true };
    return match;
  }
  const to = endOf(window);
  if (attempt !== undefined) return { from: 0, to, findings: [] };
  const lines = { from: 0, to: lastFilled(window, to) };
  return { from: 0, to, findings: [{ ...explain(window, to, status), test, lines }] };
}

function isBelowSummary(window: LogWindow, previous: Match | undefined): boolean {
  return SUMMARY.test(window.text(-1) ?? "") || (previous !== undefined && "isListed" in previous);
}

function endOf(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) return offset;
  }
  return MAX_LINES;
}

/** The first panic, else the error that a test returned, else the status itself. */
function explain(window: LogWindow, to: number, status: string): Finding {
  const line = (offset: number): string | undefined =>
    offset < to ? window.text(offset)?.replace(/^ {4}/, "") : undefined;
  for (let offset = 1; offset < to; offset++) {
    const panic = readRustPanic(line, offset);
    if (panic !== undefined) {
      const finding: Finding = { severity: "error", message: panic.message, frames: panic.frames };
      return panic.place === undefined ? finding : { ...finding, place: placeOfFrame(panic.place) };
    }
    const text = line(offset) ?? "";
    if (RESULT_ERROR.test(text)) return { severity: "error", message: text };
  }
  return { severity: "error", message: status };
}

function lastFilled(window: LogWindow, to: number): number {
  let last = to - 1;
  while (last > 0 && (window.text(last) ?? "").trim() === "") last -= 1;
  return last;
}
