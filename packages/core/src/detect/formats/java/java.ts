import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, parseJavaFrame, readJavaTrace } from "../java-trace.ts";

const THREAD = /^Exception in thread "[^"]*" /;
const NO_CLASS =
  /^Error: (Could not find or load main class \S.*|Unable to access jarfile \S.*|Main method not found .*)$/;

/** Uncaught exceptions of programs on a Java virtual machine, and traces that they print. */
export const java: LogFormat = {
  id: "java",
  title: "Java exceptions",
  glance: [
    "Exception in thread ",
    "\tat ",
    "Error: Could not find or load",
    "Error: Unable to access",
    "Error: Main method",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const message = NO_CLASS.exec(text)?.[1];
  if (message !== undefined) return { from: 0, to: 1, findings: [{ severity: "error", message }] };
  const thread = THREAD.exec(text)?.[0];
  if (thread !== undefined) return readFrom(window, 0, text.slice(thread.length));
  return parseJavaFrame(text) === undefined && !text.startsWith("\tat ") ? undefined : readAbove(window);
}

/** A trace that is printed, not thrown, begins with its class, above the first frame. */
function readAbove(window: LogWindow): Match | undefined {
  for (let from = -1; from > -6; from--) {
    const text = window.text(from);
    if (text === undefined || /^\s+at /.test(text)) return undefined;
    const match = readFrom(window, from, text);
    if (match !== undefined) return match;
  }
  return undefined;
}

function readFrom(window: LogWindow, from: number, head: string): Match | undefined {
  const trace = readJavaTrace(window.text, from, head);
  if (trace === undefined || trace.to < 1) return undefined;
  const { message, code, frames, to } = trace;
  const finding: Finding = { severity: "error", code, message, frames };
  const place = ownJavaPlace(frames);
  return { from, to, findings: [place === undefined ? finding : { ...finding, place }] };
}
