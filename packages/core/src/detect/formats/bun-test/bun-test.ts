import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { commandLevel } from "../workflow-command.ts";
import { ANNOTATION, readPrintedErrors, readThrownErrors } from "./printed-errors.ts";

const RESULT = /^(?:\((?:pass|fail|skip|todo)\)|[✓✗»✎]) \S/;
const FAILED = /^(?:\(fail\)|✗) (\S.*?)(?: \[\d{1,9}\.\d\dms\])?$/s;
const MAX_TITLE_LINES = 4;
/** `retries (attempt 3)` */
const ATTEMPT = / \(attempt \d{1,4}\)$/;
const TIMED = / \[\d{1,9}\.\d\dms\]$/;
const REASON = /^ {2}\^ (.+)$/;
const FILE_HEAD = /^(?:::group::)?(\S.*\.\w{1,5}):$/;
const UNHANDLED = "# Unhandled error between tests";
const RULE = "-------------------------------";
const BEHIND = 64;
const AHEAD = 300;

/** Failed tests of `bun test`, and errors between tests. */
export const bunTest: LogFormat = {
  id: "bun-test",
  title: "Bun test runner",
  glance: ["(fail) ", "✗", UNHANDLED, "::error "],
  markers: ["error"],
  read(window) {
    const text = window.text(0)?.trimEnd() ?? "";
    if (text === UNHANDLED) return readUnhandled(window);
    return isAnnotation(window) ? readAnnotated(window) : readFailed(window, 0);
  },
};

/** The errors of a test stand above its line, which ends at the result before. */
function readFailed(window: LogWindow, at: number): Match | undefined {
  const { line, end } = readResult(window, at);
  const name = FAILED.exec(line)?.[1]?.replace(ATTEMPT, "");
  if (name === undefined) return undefined;
  const from = findStart(window, at);
  const errors = readThrownErrors(linesBetween(window, from, at));
  const reason = REASON.exec(window.text(end)?.trimEnd() ?? "")?.[1];
  if (!errors.some(({ frames }) => frames !== undefined) && reason === undefined && !TIMED.test(line))
    return undefined;
  const to = reason === undefined ? end : end + 1;
  const alone: Finding[] = [{ severity: "error", message: reason ?? "failed" }];
  const findings = (errors.length > 0 && reason === undefined ? errors : alone).map((finding) => ({
    ...finding,
    test: name,
    lines: { from, to: to - 1 },
  }));
  return { from: Math.min(from, 0), to, findings };
}

/** The line of a test, and where it ends: a title of several lines ends in the duration that its first line lacks. */
function readResult(window: LogWindow, at: number): { line: string; end: number } {
  const first = window.text(at)?.trimEnd() ?? "";
  const lines = [first];
  while (!TIMED.test(lines.at(-1) ?? "") && lines.length < MAX_TITLE_LINES) {
    const text = window.text(at + lines.length)?.trimEnd() ?? "";
    if (text === "" || RESULT.test(text) || REASON.test(text)) return { line: first, end: at + 1 };
    lines.push(text);
  }
  const isWhole = TIMED.test(lines.at(-1) ?? "");
  return isWhole ? { line: lines.join("\n"), end: at + lines.length } : { line: first, end: at + 1 };
}

function findStart(window: LogWindow, at: number): number {
  let from = at;
  while (from > at - BEHIND && !endsBlock(window, from - 1)) from -= 1;
  while (from < at && window.text(from)?.trim() === "" && window.at(from)?.marker !== "error") from += 1;
  return from;
}

function endsBlock(window: LogWindow, offset: number): boolean {
  const line = window.text(offset)?.trimEnd();
  const marker = window.at(offset)?.marker;
  if (line === undefined || (marker !== undefined && marker !== "error")) return true;
  return RESULT.test(line) || FILE_HEAD.test(line) || line === RULE || REASON.test(line);
}

/** Annotations look alike in every carrier. */
function linesBetween(window: LogWindow, from: number, to: number): string[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, index) => {
    const text = window.text(from + index)?.trimEnd() ?? "";
    return window.at(from + index)?.marker === "error" ? `${ANNOTATION}${text}` : text;
  });
}

function isAnnotation(window: LogWindow): boolean {
  return window.at(0)?.marker === "error" || commandLevel(window.text(0) ?? "") === "error";
}

/** Under GitHub Actions each error is repeated as an annotation, above the line of its test. */
const readAnnotated = lookOnce(AHEAD, (window): Match | undefined => {
  for (let at = 1; at < AHEAD; at++) {
    const text = window.text(at);
    if (text === undefined || FILE_HEAD.test(text)) return undefined;
    if (RESULT.test(text)) return readFailed(window, at);
  }
  return undefined;
});

/** A file that cannot be loaded: the file's name, the title, and errors between two rules. */
function readUnhandled(window: LogWindow): Match | undefined {
  if (window.text(1)?.trimEnd() !== RULE) return undefined;
  let end = 2;
  while (end < AHEAD && window.text(end) !== undefined && window.text(end)?.trimEnd() !== RULE) end += 1;
  const file = FILE_HEAD.exec(window.text(-2)?.trimEnd() ?? "")?.[1];
  const place = file === undefined ? {} : { place: { path: file, line: 1 } };
  const findings = readPrintedErrors(linesBetween(window, 2, end)).map((finding) => ({
    ...place,
    ...finding,
  }));
  const to = window.text(end)?.trimEnd() === RULE ? end + 1 : end;
  return { from: 0, to, findings };
}
