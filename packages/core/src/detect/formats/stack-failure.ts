import { parseErrorHead } from "./error-head.ts";
import type { FrameClaim, PathClaim } from "./format.ts";
import { isGeckoFrame, parseGeckoFrame } from "./gecko-frame.ts";
import { ownPlace } from "./place.ts";
import { isV8Frame, parseV8Frame } from "./v8-frame.ts";

/** An error with the stack that its engine gave it. */
export interface StackFailure {
  message: string;
  /** Its code, or the name of its class. */
  code?: string;
  /** The first place in the project's own code. */
  place?: PathClaim;
  /** Frames of the error, then those of its causes. */
  frames: FrameClaim[];
}

const MAX_MESSAGE_LINES = 20;
/** Below these lines stands detail that is not the message: how two values differ, who required a module, a picture. */
const DETAILS = [
  "+ expected - actual",
  "+ actual - expected",
  "- Expected",
  "+ Received",
  "Require stack:",
  "╔",
];

const AGGREGATE = /^(?:error: )?(?:Uncaught )?AggregateError: /;
/** Deno shows the line of code between message and stack, and points to the column below it. */
const POINTER = /^ *\^$/;
/** A bundler's name for a module, before its path: `webpack:///./cypress/e2e/cart.cy.js`. */
const BUNDLE = /^webpack:\/\/[^/]*\/(?:\.\/)?/;

/**
 * Reads an error from its lines: message, perhaps a diff, stack. `AssertionError [ERR_ASSERTION]: 3 == 9` … `    at test (cart.test.js:38:14)`.
 */
export function readStackFailure(lines: readonly string[]): StackFailure {
  const messageLines = readMessage(lines);
  const frames = readFrames(lines);
  const failure: StackFailure = { message: messageLines.join("\n"), frames };
  const code = errorCode(messageLines[0] ?? "");
  const place = ownPlace(isAggregate(messageLines) ? outerFrames(lines) : frames);
  if (code !== undefined) failure.code = code;
  if (place !== undefined) failure.place = place;
  return failure;
}

function readFrames(lines: readonly string[]): FrameClaim[] {
  return lines
    .map((line) => parseV8Frame(line) ?? parseGeckoFrame(line))
    .filter((frame) => frame !== undefined)
    .map((frame) => ({ ...frame, path: frame.path.replace(BUNDLE, "") }));
}

function isAggregate([first = ""]: readonly string[]): boolean {
  return AGGREGATE.test(first);
}

/** Deno prints the errors of an AggregateError above its own stack, with stacks deeper than that. */
function outerFrames(lines: readonly string[]): FrameClaim[] {
  const stack = lines.filter((line) => isV8Frame(line));
  const depth = Math.min(...stack.map((line) => line.length - line.trimStart().length));
  return readFrames(stack.filter((line) => line.length - line.trimStart().length === depth));
}

/** The code of a printed error, else its class: `ERR_ASSERTION` of `AssertionError [ERR_ASSERTION]: 3 == 9`. */
export function errorCode(line: string): string | undefined {
  const head = parseErrorHead(line);
  if (head === undefined) return undefined;
  return head.code ?? (/(?:Error|Exception)\d*$/.test(head.name) ? head.name : undefined);
}

/** The first paragraph; a colon at its end asks for the line below it, unless a diff stands there. */
function readMessage(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.trim() !== "");
  if (start === -1) return [];
  const message = paragraph(lines, start);
  if (message.at(-1)?.endsWith(":") !== true) return message;
  const rest = paragraph(lines, start + message.length + 1);
  return rest.length === 1 ? [...message, ...rest] : message;
}

function paragraph(lines: readonly string[], start: number): string[] {
  const end = lines.findIndex((line, index) => index >= start && endsMessage(line));
  const last = Math.min(end === -1 ? lines.length : end, start + MAX_MESSAGE_LINES);
  const message = lines.slice(start, last).map((line, index) => (index === 0 ? line.trim() : line.trimEnd()));
  return message.length > 2 && POINTER.test(message.at(-1) ?? "") ? message.slice(0, -2) : message;
}

function endsMessage(line: string): boolean {
  const text = line.trim();
  return (
    text === "" || isV8Frame(line) || isGeckoFrame(line) || DETAILS.some((head) => text.startsWith(head))
  );
}
