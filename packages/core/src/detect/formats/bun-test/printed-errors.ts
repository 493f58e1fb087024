import type { Finding, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const HEAD = /^(?:error|[A-Z]\w*(?:Error|Exception|Warning)|Error)(?:: |$)/;
const PREFIX = "error: ";
const FROM = " from '";
const PROPERTY = /^ {1,2}[A-Za-z_$][\w$]*: \S/;
const CODE = /^ {1,2}code: "([A-Z][A-Z0-9_]{1,60})"/m;

/** How a line starts that repeats an error for GitHub. */
export const ANNOTATION = "::error ";

/**
 * Reads the errors that Bun prints one below the other, each under a source excerpt: `error: expect(received).toBe(expected)` …
 * `      at <anonymous> (/home/shop/test/cart.test.ts:8:26)`.
 */
export function readPrintedErrors(lines: readonly string[]): Finding[] {
  return distinct(splitErrors(lines).map(readError));
}

/**
 * Reads the errors above a failed test. One that the test logged has no stack, or an empty line below it; only where
 * there are no others, the last without a stack is taken.
 */
export function readThrownErrors(lines: readonly string[]): Finding[] {
  const parts = withoutCauses(splitErrors(lines));
  const thrown = parts.filter((part) => part.some(isV8Frame) && !isLogged(part));
  const untraced = parts.filter((part) => !part.some(isV8Frame)).slice(-1);
  return distinct((thrown.length > 0 ? thrown : untraced).map(readError));
}

function splitErrors(lines: readonly string[]): string[][] {
  const heads = [...lines.keys()].filter((index) => HEAD.test(lines[index] ?? ""));
  return heads.map((head, index) => lines.slice(head, heads[index + 1] ?? lines.length));
}

function withoutCauses(parts: readonly string[][]): string[][] {
  return parts
    .map((part, index) =>
      isCause(parts[index + 1], part)
        ? part.slice(0, part.findLastIndex((line) => isV8Frame(line)) + 1)
        : part,
    )
    .filter((part, index) => !isCause(part, parts[index - 1]));
}

/** A cause stands below its error, and its stack ends in the same call of the test. */
function isCause(part: readonly string[] | undefined, above: readonly string[] | undefined): boolean {
  const call = lastCall(part);
  return call !== undefined && call === lastCall(above);
}

/** The call of an asynchronous function is marked where it was waited for. */
function lastCall(part: readonly string[] | undefined): string | undefined {
  return part?.findLast((line) => isV8Frame(line))?.replace(/^( +at )async /, "$1");
}

function isLogged(part: readonly string[]): boolean {
  const first = part.findIndex(isV8Frame);
  const below = part.slice(part.findIndex((line, index) => index > first && !isV8Frame(line)));
  const next = below.find((line) => line !== "");
  return below[0] === "" && next !== undefined && !next.startsWith(ANNOTATION);
}

function readError(part: readonly string[]): Finding {
  const end = part.findIndex((line) => line.startsWith(ANNOTATION));
  const lines = end === -1 ? part : part.slice(0, end);
  const { message: printed, code, frames, place: own } = readStackFailure(lines);
  const told = withoutProperties(printed);
  const message = told.startsWith(PREFIX) ? told.slice(PREFIX.length) : told;
  const finding: Finding = { severity: "error", message };
  const place = own ?? importer(message);
  const name = CODE.exec(printed.slice(told.length))?.[1] ?? code;
  if (name !== undefined) finding.code = name;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** Properties of an error stand right below its message, ` code: "E_CART"`. */
function withoutProperties(printed: string): string {
  const lines = printed.split("\n");
  while (lines.length > 1 && PROPERTY.test(lines.at(-1) ?? "")) lines.pop();
  return lines.join("\n");
}

/** `Cannot find module '../src/nothing' from '/home/shop/test/missing.test.js'` */
function importer(message: string): PathClaim | undefined {
  const from = message.endsWith("'") ? message.lastIndexOf(FROM) : -1;
  const path = from === -1 ? "" : message.slice(from + FROM.length, -1);
  return /[\\/]/.test(path) ? (parsePlace(path) ?? { path, line: 1 }) : undefined;
}

function distinct(errors: readonly Finding[]): Finding[] {
  const keys = errors.map(
    ({ message, place }) => `${message}\n${place?.path}:${place?.line}:${place?.column}`,
  );
  return errors.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}
