import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, parseJavaFrame, readJavaTrace } from "../java-trace.ts";

const THREAD = /^Exception in thread "[^"]*" /;
const NO_CLASS =
  /^Error: (Could not find or load main class \S.*|Unable to access jarfile \S.*|Main method not found .*)$/;

/** Frames of what runs tests. */
const RUNNER =
  /^\s+at (?:[\w.@$-]+\/\/?)*(?:org\.(?:junit|testng|scalatest|spockframework|apache\.(?:maven\.surefire|tools\.ant\.taskdefs\.optional\.junit)|gradle\.api\.internal\.tasks\.testing)|junit\.(?:framework|textui)|worker\.org\.gradle|sbt)\./;
/** How loggers mark a line: `12:00:01.123 [main] WARN  shop.Cart - …`, `WARNING: …`. */
const LEVEL = /^[^"']{0,60}?\b(WARN|WARNING|INFO|DEBUG|TRACE|FINE|FINER|ERROR|SEVERE|FATAL)\b/;
/** Surefire's count of a class, and what shows that none of its tests is running. */
const COUNTED = /^(?:\[\w+\] )?Tests run: \d/;
const ENDED = /^\[INFO\] (?:-{20,}|BUILD |--- )|^(?:Running |\[INFO\] Running )/;
const MAX_AHEAD = 400;
const QUIET: ReadonlySet<string> = new Set(["INFO", "DEBUG", "TRACE", "FINE", "FINER"]);

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
  if (thread !== undefined) return silent(window, readFrom(window, 0, text.slice(thread.length)));
  return parseJavaFrame(text) === undefined && !text.startsWith("\tat ") ? undefined : readAbove(window);
}

/** A trace that is printed, not thrown, begins with its class, above the first frame. */
function readAbove(window: LogWindow): Match | undefined {
  for (let from = -1; from > -6; from--) {
    const text = window.text(from);
    if (text === undefined || /^\s+at /.test(text)) return undefined;
    const match = readFrom(window, from, text);
    if (match !== undefined) return silent(window, printed(window, match));
  }
  return undefined;
}

/** A test that is running prints what it likes: its class is counted below, and its failures are told there. */
function silent(window: LogWindow, match: Match | undefined): Match | undefined {
  if (match === undefined || match.findings.length === 0) return match;
  for (let offset = match.to; offset < match.to + MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined || ENDED.test(text)) return match;
    if (COUNTED.test(text)) return { ...match, findings: [] };
  }
  return match;
}

/** A test that prints an exception has not failed for that: its runner tells. A logger's level says how grave one is. */
function printed(window: LogWindow, match: Match): Match {
  const level = LEVEL.exec(window.text(match.from - 1) ?? "")?.[1] ?? "";
  if (QUIET.has(level) || isOfRunner(window, match)) return { ...match, findings: [] };
  if (!level.startsWith("WARN")) return match;
  return { ...match, findings: match.findings.map((finding) => ({ ...finding, severity: "warning" })) };
}

function isOfRunner(window: LogWindow, { from, to }: Match): boolean {
  for (let offset = from; offset < to; offset++) if (RUNNER.test(window.text(offset) ?? "")) return true;
  return false;
}

function readFrom(window: LogWindow, from: number, head: string): Match | undefined {
  const trace = readJavaTrace(window.text, from, head);
  if (trace === undefined || trace.to < 1) return undefined;
  const { message, code, frames, to } = trace;
  const finding: Finding = { severity: "error", code, message, frames };
  const place = ownJavaPlace(frames);
  return { from, to, findings: [place === undefined ? finding : { ...finding, place }] };
}
