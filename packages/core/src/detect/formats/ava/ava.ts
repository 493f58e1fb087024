import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { EXCERPT, readFailure } from "./failure.ts";
import { readLoadError } from "./load-error.ts";
import { isRule, isTitle, testNames } from "./titles.ts";

const CROSS = "  ✘ ";
const UNCAUGHT = /^ {2}(?:Uncaught exception|Unhandled rejection) in (\S.*)$/;
const NOTICE =
  /^(?:No tests found in (\S.*)$|Exiting due to process\.exit\(\) when running (\S.*)$|Based on your configuration, |Couldn.t find any (?:files|matching tests)|Timed out while running tests)/;
const TIMED_OUT = `${CROSS}Timed out while running tests`;
const PENDING_IN = /^ {2}\d{1,6} tests? were pending in (\S.*)$/;
const PENDING = "  ◌ ";
const FRAMES = ["  › ", "      at "];
const OWN_FRAME = /node_modules[\\/]ava\d*[\\/]/;
const INDENT = 2;
const BEHIND = 60;
const AHEAD = 500;

/** Failed tests of AVA, from the list that its reporter ends with, and what fails outside any test. */
export const ava: LogFormat = {
  id: "ava",
  title: "AVA",
  glance: ["─", "› ", "    at ", "✘", "Uncaught exception in ", "Unhandled rejection in "],
  read(window) {
    const text = window.text(0) ?? "";
    if (isRule(text)) return readList(window, 2, 0);
    if (FRAMES.some((frame) => text.startsWith(frame))) return readAround(window);
    return readUncaught(window, text) ?? readPending(window, text) ?? readNotice(text);
  },
};

/** All failures from an offset on, as far as the window shows them. */
function readList(window: LogWindow, start: number, from: number): Match | undefined {
  const findings: Finding[] = [];
  const titles: string[] = [];
  let to = start;
  while (to < AHEAD && isTitle(window, to)) {
    const end = findEnd(window, to);
    const finding = readFailure(linesBetween(window, to + 1, end), undefined);
    const last = lastFilled(window, end);
    findings.push({ ...finding, lines: { from: to, to: last } });
    titles.push(window.text(to)?.trim() ?? "");
    to = end;
  }
  if (findings.length === 0) return undefined;
  const names = testNames(titles, findings.map(pathsOf));
  const named = findings.map((finding, index) => ({ ...finding, test: names[index] ?? "" }));
  return { from, to: lastFilled(window, to) + 1, findings: named };
}

function pathsOf({ place, frames = [] }: Finding): string[] {
  return [...(place === undefined ? [] : [place.path]), ...frames.map(({ path }) => path)].filter(
    (path) => !path.startsWith("node:") && !path.includes("node_modules"),
  );
}

/** A list longer than the window is found again by the stacks in it, which lead through AVA. */
function readAround(window: LogWindow): Match | undefined {
  for (let from = -1; from > -BEHIND && window.text(from) !== undefined; from--) {
    if (!isTitle(window, from)) continue;
    const end = findEnd(window, from);
    const isAva = linesBetween(window, from, end).some((line) => OWN_FRAME.test(line));
    return isAva || showsSource(window, from, end) ? readList(window, from, from) : undefined;
  }
  return undefined;
}

/** AVA 8 leaves out its own frames; nobody else points so to a file below an excerpt of it. */
function showsSource(window: LogWindow, from: number, end: number): boolean {
  const lines = linesBetween(window, from, end);
  const excerpt = lines.findIndex((line) => EXCERPT.test(line));
  return excerpt !== -1 && lines.slice(excerpt).some((line) => line.startsWith("› file:"));
}

function findEnd(window: LogWindow, title: number): number {
  let end = title + 1;
  while (end < AHEAD && window.text(end) !== undefined && !isTitle(window, end) && !isRule(window.text(end)))
    end += 1;
  return end;
}

function lastFilled(window: LogWindow, end: number): number {
  let last = end - 1;
  while (last > 0 && (window.text(last) ?? "").trim() === "") last -= 1;
  return last;
}

function linesBetween(window: LogWindow, from: number, to: number): string[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) =>
    (window.text(from + index) ?? "").slice(INDENT).trimEnd(),
  );
}

/** `  Uncaught exception in test/throws.test.js`, the error, and that the file's process has ended. */
function readUncaught(window: LogWindow, text: string): Match | undefined {
  const path = UNCAUGHT.exec(text.trimEnd())?.[1];
  if (path === undefined) return undefined;
  let to = 1;
  while (
    to < BEHIND &&
    /^(?:$|\s)/.test(window.text(to) ?? "-") &&
    window.text(to)?.startsWith(CROSS) !== true
  )
    to += 1;
  const lines = linesBetween(window, 1, to);
  const finding = readLoadError(lines) ?? readFailure(lines, { path, line: 1 });
  return { from: 0, to, findings: [{ ...finding, lines: { from: 0, to: lastFilled(window, to) } }] };
}

/** Below the notice of a time-out: `  2 tests were pending in test/slow.js`, empty, `  ◌ slow › never ends`. */
function readPending(window: LogWindow, text: string): Match | undefined {
  if (text.trimEnd() !== TIMED_OUT) return undefined;
  const findings: Finding[] = [];
  let path: string | undefined;
  let to = 1;
  for (; to < AHEAD && /^(?:$| {2}(?:\d|◌ |Failed to exit))/.test(window.text(to)?.trimEnd() ?? "-"); to++) {
    const line = window.text(to)?.trimEnd() ?? "";
    path = PENDING_IN.exec(line)?.[1] ?? path;
    if (!line.startsWith(PENDING) || path === undefined) continue;
    const test = testNames([line.slice(PENDING.length)], [[path]])[0] ?? "";
    const message = "Timed out while running tests";
    findings.push({ severity: "error", message, test, place: { path, line: 1 }, lines: { from: to, to } });
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** `  ✘ No tests found in test/empty.test.js, make sure to import "ava" at the top of your test file` */
function readNotice(text: string): Match | undefined {
  const message = text.startsWith(CROSS) ? text.slice(CROSS.length).trimEnd() : "";
  const notice = NOTICE.exec(message);
  const path = notice?.[1]?.split(", make sure ")[0] ?? notice?.[2];
  if (notice === null || notice === undefined) return undefined;
  const finding: Finding = { severity: "error", message };
  return {
    from: 0,
    to: 1,
    findings: [path === undefined ? finding : { ...finding, place: { path, line: 1 } }],
  };
}
