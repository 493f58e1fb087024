import { parseBabelPlace } from "../babel-place.ts";
import type { Finding, FrameClaim, PathClaim } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { errorCode, readStackFailure } from "../stack-failure.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const FRAME = "    at ";
const LOCATION = /^ {3}at (\S.*)$/;
const CARET = /^ +\| +(\^)/;
/** Below these lines stands what belongs to no error. */
const RETRY = "Retry #";
const EXTRAS = ["Error Context: ", "attachment #", RETRY, "─"];
const TIMEOUT = /^(?:Test|Worker|"\w+" hook) timeout of /;
/** What ended a test, and what the step says that was under way: `locator.click: Test timeout of 800ms exceeded.` */
const TIMED_OUT_TEST = /^Test timeout of \d{1,9}ms exceeded\.$/;
const TIMED_OUT_STEP = ": Test timeout of ";

/** Splits what stands below a headline into its errors: a test that goes on after a failed check has several. */
export function splitErrors(lines: readonly string[]): string[][] {
  const errors: string[][] = [];
  let isExtra = false;
  for (const [index, line] of lines.entries()) {
    const isHead = index === 0 || (startsParagraph(lines[index - 1]) && /^\S/.test(line));
    if (isHead && EXTRAS.some((start) => line.startsWith(start))) isExtra = true;
    else if (isHead && startsError(line, errors.at(-1))) {
      errors.push([]);
      isExtra = false;
    }
    if (!isExtra) errors.at(-1)?.push(line);
  }
  return errors;
}

/** Below the headline of another attempt its error may stand without an empty line. */
function startsParagraph(before: string | undefined): boolean {
  return before === "" || before?.startsWith(RETRY) === true;
}

function startsError(line: string, before: readonly string[] | undefined): boolean {
  if (line === "") return false;
  if (before === undefined || errorCode(line) !== undefined || TIMEOUT.test(line)) return true;
  return before.some((each) => each.startsWith(FRAME));
}

/** Reads one error: message, the place in words, code frame, stack. `test` is where the test is declared. */
export function readError(lines: readonly string[], test: PathClaim | undefined): Finding {
  const { message, code } = readStackFailure(lines);
  const finding: Finding = { severity: "error", message };
  const frames = readFrames(lines);
  const place = parseBabelPlace(message) ?? ownPlace(frames) ?? readLocation(lines) ?? test;
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** Attempts and checks often fail alike; that the time is over says nothing more than the step that waited. */
export function distinct(errors: readonly Finding[]): Finding[] {
  const keys = errors.map(({ message, place }) => `${message}\n${place?.path}:${place?.line}`);
  const isWaiting = errors.some(({ message }) => !TIMEOUT.test(message) && message.includes(TIMED_OUT_STEP));
  return errors.filter(
    ({ message }, index) =>
      keys.indexOf(keys[index] ?? "") === index && !(isWaiting && TIMED_OUT_TEST.test(message)),
  );
}

/** Stacks inside a message are indented deeper than the error's own. */
function readFrames(lines: readonly string[]): FrameClaim[] {
  return lines
    .filter((line) => line.startsWith(FRAME) && isV8Frame(line))
    .map(parseV8Frame)
    .filter((frame) => frame !== undefined);
}

/** `   at duplicate.spec.ts:3`, above a code frame whose caret tells the column. */
function readLocation(lines: readonly string[]): PathClaim | undefined {
  const place = lines.map(parseLocation).find((found) => found !== undefined);
  const caret = lines.map((line) => CARET.exec(line)?.[0]).find((found) => found !== undefined);
  if (place === undefined || caret === undefined) return place;
  return { ...place, column: caret.length - caret.indexOf("|") - 2 };
}

/** Reads `   at ../src/cart.js:7`, relative to the folder of the tests. */
export function parseLocation(line: string): PathClaim | undefined {
  return parsePlace(LOCATION.exec(line.trimEnd())?.[1] ?? "");
}
