import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { toPath } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";

const TEST = '] Error in "';
const SPECS = "Spec file(s): file://";
const SESSION = "✖ Failed to create a session:";
/** What Node says last of a worker that an error ends. */
const CRASHED = "] Node.js v";
const HOOKS = ['"before each" hook', '"after each" hook', '"before all" hook', '"after all" hook'] as const;

const FAILED_TEST = /^(\[\d{1,5}-\d{1,5}\]) Error in "(.*)"$/s;
const WORKER_LINE = /^\[\d{1,5}-\d{1,5}\] /;
const REPORTER_LINE = /^(\[[^\]]{1,200} #\d{1,5}-\d{1,5}\])(?: (.*))?$/s;
const NUMBERED = /^\d{1,5}\) (.*)$/s;
/** Titles are joined by dots; those of file names and versions part none. */
const DOT = /(?<=[^\s\d])\.(?=[^\s\d.])(?!(?:[cm]?[jt]sx?|json|vue)\b)/;
const THROWN = /^(?:[A-Z]\w{0,60})?Error(?: \[\w{1,60}\])?: \S/;
const MAX_LINES = 120;
const MAX_ATTEMPT = 380;
const MAX_ABOVE = 60;

/** Failed tests and hooks of WebdriverIO, spec files that it cannot load, and sessions that do not start. */
export const wdio: LogFormat = {
  id: "wdio",
  title: "WebdriverIO",
  glance: [TEST, SPECS, SESSION, CRASHED, ...HOOKS],
  read: (window) =>
    readTest(window) ?? readHook(window) ?? readSpec(window) ?? readSession(window) ?? readCrash(window),
};

/** `[0-1] Error in "Cart.total.counts quantities"` with the error below it; an attempt that is made again says nothing. */
function readTest(window: LogWindow): Match | undefined {
  const [, worker = "", title] = FAILED_TEST.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (title === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, isOther);
  const match = { from: 0, to: lines.length + 1 };
  if (isTriedAgain(window, worker, match.to)) return { ...match, findings: [] };
  return { ...match, findings: [toFinding(lines, title.split(DOT).join(" > "))] };
}

function isOther(text: string): boolean {
  return WORKER_LINE.test(text) || /^ "[\w-]{1,40}" Reporter:/.test(text) || text.startsWith("Spec Files:");
}

function isTriedAgain(window: LogWindow, worker: string, from: number): boolean {
  for (let offset = from; offset < MAX_ATTEMPT; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith(`${worker} FAILED in `)) return false;
    if (text.startsWith(`${worker} RETRYING in `)) return true;
  }
  return false;
}

function toFinding(lines: readonly string[], test: string): Finding {
  const { frames, ...failure } = readStackFailure(lines);
  const finding: Finding = { severity: "error", ...failure, test };
  return frames.length === 0 ? finding : { ...finding, frames };
}

/** Hooks fail in the reporter's list only: `[chrome #0-2] 4) hooks "before each" hook for hooks`, message, then the error. */
function readHook(window: LogWindow): Match | undefined {
  const [, prefix, text = ""] = REPORTER_LINE.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  const title = NUMBERED.exec(text)?.[1];
  if (prefix === undefined || title === undefined || !HOOKS.some((hook) => title.includes(hook)))
    return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (line) => line.trimEnd() === prefix);
  const own = lines.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length + 1) : line));
  const start = own.findIndex((line) => line.endsWith(`: ${own[0] ?? ""}`));
  return { from: 0, to: lines.length + 1, findings: [toFinding(own.slice(Math.max(start, 0)), title)] };
}

/** `Spec file(s): file:///home/shop/test/cart.e2e.js`, below it the error; the worker has logged the same before. */
function readSpec(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const start = text.indexOf(SPECS);
  if (start !== 0 && (start === -1 || !WORKER_LINE.test(text))) return undefined;
  const url = text.slice(start + SPECS.length - "file://".length);
  const lines = blockLines(window, 1, MAX_LINES, (line) => WORKER_LINE.test(line) !== start > 0);
  const match = { from: 0, to: lines.length + 1 };
  if (start > 0) return { ...match, findings: [] };
  const { frames: _, ...failure } = readStackFailure(
    lines.map((line) => line.replace(/^Error: (?=Error: )/, "")),
  );
  const place = failure.place ?? { path: toPath(url.split(",", 1)[0] ?? url), line: 1 };
  return { ...match, findings: [{ severity: "error", ...failure, place }] };
}

/** `[chrome (unknown) #0-0] ✖ Failed to create a session:`, below it why. */
function readSession(window: LogWindow): Match | undefined {
  const [, prefix, text] = REPORTER_LINE.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  const cause = REPORTER_LINE.exec(window.text(1)?.trimEnd() ?? "");
  if (text !== SESSION || cause?.[1] !== prefix || cause?.[2] === undefined) return undefined;
  const message = `${SESSION.slice(2)} ${cause[2]}`;
  return { from: 0, to: 2, findings: [{ severity: "error", message }] };
}

/** `[0-0] Error: spawn /usr/bin/chromedriver ENOENT`, its stack, `[0-0] Node.js v24.21.0`. */
function readCrash(window: LogWindow): Match | undefined {
  const worker = WORKER_LINE.exec(window.text(0) ?? "")?.[0];
  if (worker === undefined || window.text(0)?.startsWith(`${worker}Node.js v`) !== true) return undefined;
  for (let from = -1; from > -MAX_ABOVE; from--) {
    const text = window.text(from);
    if (text?.startsWith(worker.trimEnd()) !== true) return undefined;
    if (!THROWN.test(text.slice(worker.length))) continue;
    const lines = Array.from({ length: -from }, (_, index) => window.text(from + index) ?? "");
    const failure = readStackFailure(lines.map((line) => line.slice(worker.length)));
    return { from, to: 1, findings: [{ severity: "error", ...failure }] };
  }
  return undefined;
}
