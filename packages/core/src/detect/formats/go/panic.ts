import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { ownGoPlace, readGoTrace } from "../go-trace.ts";

const HEAD = /^(panic|fatal error): (\S.*)$/;
const RECOVERED = / \[recovered(?:, repanicked)?\]$/;
const RUNNING = /^\t(\S+) \(\S+\)$/;
const MAX_LINES = 40;
/** Below a panic that ended the process no other test tells of itself. */
const OTHER_TEST = /^ *(?:=== RUN|--- (?:PASS|FAIL|SKIP): )/;
const ENDED = /^(?:FAIL\b|exit status \d|ok {2}\t)/;

/** Reads a panic and the stacks below: `panic: runtime error: index out of range [0] with length 0`. */
export function readPanic(window: LogWindow, from: number): Match | undefined {
  const [, kind, text] = HEAD.exec(window.text(from) ?? "") ?? [];
  if (kind === undefined || text === undefined) return undefined;
  for (let offset = from + 1; offset < from + MAX_LINES; offset++) {
    const trace = readGoTrace(window.text, offset);
    if (trace === undefined) {
      if (window.text(offset) === undefined) return undefined;
      continue;
    }
    const message = `${kind}: ${text.replace(RECOVERED, "")}`;
    if (wentOn(window, trace.to)) return { from, to: trace.to, findings: [] };
    const finding: Finding = { severity: "error", message, frames: trace.frames };
    const place = ownGoPlace(trace.frames);
    const test = runningTest(window, from + 1, offset) ?? testOf(trace.frames);
    if (place !== undefined) finding.place = place;
    if (test !== undefined) finding.test = test;
    return { from, to: trace.to, findings: [finding] };
  }
  return undefined;
}

/** Whether the process ran other tests below: a test printed what it had recovered from. */
function wentOn(window: LogWindow, from: number): boolean {
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || ENDED.test(text)) return false;
    if (OTHER_TEST.test(text)) return true;
  }
  return false;
}

/** When time runs out, the tests that ran are listed: `	TestSlow (1s)`. */
function runningTest(window: LogWindow, from: number, to: number): string | undefined {
  for (let offset = from; offset < to; offset++) {
    const name = RUNNING.exec(window.text(offset) ?? "")?.[1];
    if (name !== undefined && window.text(offset - 1) === "running tests:")
      return name.replaceAll("/", " > ");
  }
  return undefined;
}

/** The test whose function is on the stack: `example.com/shop/internal/cart.TestSlow`. */
function testOf(frames: readonly FrameClaim[]): string | undefined {
  for (const { path, symbol = "" } of frames) {
    const name = /\.((?:Test|Fuzz|Example|Benchmark)\w*)(?:\.func[\d.]+)?$/.exec(symbol)?.[1];
    if (name !== undefined && path.endsWith("_test.go")) return name;
  }
  return undefined;
}
