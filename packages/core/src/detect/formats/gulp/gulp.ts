import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const TIME = /^\[\d{2}:\d{2}:\d{2}\] /;
const ERRORED = /^'[^']{1,200}' errored after \d[\d.]{0,15} \S{1,3}$/;
const UNKNOWN = /^(?:Task never defined: \S.{0,200}|Local gulp not found in \S.{0,400}|No gulpfile found)$/s;
const MAX_LINES = 120;

/** Errors of gulp's tasks, and tasks that do not exist. */
export const gulp: LogFormat = {
  id: "gulp",
  title: "gulp",
  glance: ["' errored after ", "Task never defined: ", "Local gulp not found in ", "No gulpfile found"],
  read: (window) => readErrored(window) ?? readUnknown(window),
};

/** `[09:01:02] 'build' errored after 14 ms`, `[09:01:02] Error: cannot build styles`, its stack; a task around it has no error. */
function readErrored(window: LogWindow): Match | undefined {
  if (!ERRORED.test(untimed(window, 0))) return undefined;
  const head = untimed(window, 1);
  if (head === "" || ERRORED.test(head)) return { from: 0, to: 1, findings: [] };
  const stack = blockLines(
    window,
    2,
    MAX_LINES,
    (text) => text === "" || TIME.test(text) || ERRORED.test(text),
  );
  if (!stack.some(isV8Frame)) return undefined;
  const { frames, ...failure } = readStackFailure([head, ...stack]);
  const finding: Finding = { severity: "error", ...failure };
  if (frames.length > 0) finding.frames = frames;
  return {
    from: 0,
    to: stack.length + 2,
    findings: [{ ...finding, lines: { from: 1, to: stack.length + 1 } }],
  };
}

/** `[09:01:02] Task never defined: biuld` */
function readUnknown(window: LogWindow): Match | undefined {
  const message = untimed(window, 0);
  if (!UNKNOWN.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

/** Envelopes of hosts take the time for their own. */
function untimed(window: LogWindow, offset: number): string {
  return (window.text(offset) ?? "").replace(TIME, "").trimEnd();
}
