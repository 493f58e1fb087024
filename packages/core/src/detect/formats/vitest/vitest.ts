import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readAnnotation } from "./annotation.ts";
import { lastFilled, parseTitle, readBlock, skipEmpty } from "./block.ts";
import { CLOSING, readClosing } from "./closing.ts";
import { parseFailHeader, type FailHeader } from "./fail-header.ts";
import { readFailure } from "./failure.ts";
import { isMappedFrame } from "./frame.ts";
import { readTitleRest, withRest } from "./title-rest.ts";
import { OUTPUT_HEADS, readTestOutput } from "./test-output.ts";

const NO_TESTS = "No test files found, exiting with code 1";
/** ` MISSING DEPENDENCY  Cannot find dependency '@vitest/coverage-v8'` */
const MISSING = " MISSING DEPENDENCY  ";
const STARTUP = "Startup Error";
/** More tests than these that share one error are left out. */
const MAX_TESTS = 64;
const UNHANDLED = /^Unhandled (?:Rejection|Error)$|^Uncaught Exception$/;
const BUILD_FAILED = /^Error: Build failed with \d{1,6} errors?:$/;
const MAX_SUMMARY_LINES = 24;
/** What stands below it is indented, as `   Duration  447ms`; a table of coverage and its thresholds are not. */
const SUMMARY_LINE = /^(?: .*)?$/;

/** Failed tests and suites, unhandled errors and type errors of Vitest, each once however often they are printed. */
export const vitest: LogFormat = {
  id: "vitest",
  title: "Vitest",
  glance: [" FAIL ", "⎯⎯", " Test Files ", "::error ", NO_TESTS, MISSING.trim(), CLOSING, ...OUTPUT_HEADS],
  markers: ["error"],
  read(window, previous) {
    const text = window.text(0) ?? "";
    return (
      readFailed(window) ??
      readTestOutput(window) ??
      readUntested(window, text) ??
      readSummary(window, text) ??
      readAnnotation(window, previous) ??
      readClosing(window, text) ??
      readNotice(text)
    );
  },
};

/** Several `FAIL` lines above one error are as many tests that fail with it. */
function readFailed(window: LogWindow): Match | undefined {
  const headers: FailHeader[] = [];
  for (let offset = 0; offset < MAX_TESTS; offset++) {
    const header = parseFailHeader(window.text(offset) ?? "");
    if (header === undefined) break;
    headers.push(header);
  }
  if (headers.length === 0) return undefined;
  const title = readTitleRest(window, headers.length);
  const start = headers.length + title.length;
  const block = readBlock(window, start);
  if (!block.closed && !block.lines.some(isMappedFrame)) return undefined;
  const failure = readFailure(block.lines);
  const findings = distinct(headers).map((header) => toFinding(withRest(header, title), failure));
  return {
    from: 0,
    to: skipEmpty(window, block.to),
    findings: withEvidence(findings, start + lastFilled(block.lines)),
  };
}

function distinct(headers: readonly FailHeader[]): FailHeader[] {
  const names = headers.map((header) => `${header.file.path} > ${header.test ?? ""}`);
  return headers.filter((_, index) => names.indexOf(names[index] ?? "") === index);
}

function toFinding(
  header: FailHeader,
  { place, frames, ...failure }: ReturnType<typeof readFailure>,
): Finding {
  const finding: Finding = { severity: "error", ...failure, place: place ?? header.file };
  if (frames.length > 0) finding.frames = frames;
  if (header.test !== undefined) finding.test = header.test;
  return finding;
}

function withEvidence(findings: readonly Finding[], to: number): Finding[] {
  return findings.map((finding) => ({ ...finding, lines: { from: 0, to } }));
}

/** Errors outside any test stand below a title: `⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯⎯`, `⎯⎯⎯ Startup Error ⎯⎯⎯`. */
function readUntested(window: LogWindow, text: string): Match | undefined {
  const title = parseTitle(text);
  if (title === undefined || !(UNHANDLED.test(title) || isErrorHead(window.text(1)))) return undefined;
  const block = readBlock(window, 1);
  if (block.lines.every((line) => line.trim() === "")) return undefined;
  const { place, frames, ...failure } = readFailure(block.lines);
  const finding: Finding = { severity: "error", ...failure };
  if (place !== undefined) finding.place = title === STARTUP ? withoutColumn(place) : place;
  if (frames.length > 0) finding.frames = frames;
  if (title === STARTUP && isToldByEsbuild(block.lines)) finding.consequence = true;
  return { from: 0, to: block.to, findings: withEvidence([finding], 1 + lastFilled(block.lines)) };
}

/** What keeps a configuration from being bundled is printed by esbuild first: `✘ [ERROR] Expected "]" but found "}"`. */
function isToldByEsbuild([head = "", first = ""]: readonly string[]): boolean {
  return BUILD_FAILED.test(head) && first.includes(": ERROR: ");
}

function isErrorHead(text: string | undefined): boolean {
  return parseErrorHead(text ?? "") !== undefined;
}

/** Vite puts text before the first line of a configuration file, so that columns in it are not the file's. */
function withoutColumn({ path, line }: PathClaim): PathClaim {
  return { path, line };
}

/** The summary is claimed only to join the report with the annotations below it, which repeat the report. */
function readSummary(window: LogWindow, text: string): Match | undefined {
  if (!text.trimStart().startsWith("Test Files ")) return undefined;
  for (let offset = 1; offset < MAX_SUMMARY_LINES; offset++) {
    const entry = window.at(offset);
    const isAnnotation = entry?.marker === "error" || entry?.text.startsWith("::error ") === true;
    if (isAnnotation) return { from: 0, to: offset, findings: [] };
    if (entry === undefined || !SUMMARY_LINE.test(entry.text)) return undefined;
  }
  return undefined;
}

function readNotice(text: string): Match | undefined {
  const isMissing = text.startsWith(MISSING);
  if (!isMissing && !text.startsWith(NO_TESTS)) return undefined;
  const message = text.slice(isMissing ? MISSING.length : 0).trimEnd();
  return { from: 0, to: 1, findings: [{ severity: "error", message }] };
}
