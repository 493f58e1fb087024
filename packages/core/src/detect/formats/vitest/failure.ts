import { parseErrorHead, printedCode } from "../error-head.ts";
import type { FrameClaim, PathClaim } from "../format.ts";
import { ownPlace, placeOfFrame } from "../place.ts";
import { isFrame, parseFrame } from "./frame.ts";
import { findTransformFailure } from "./transform.ts";

/** An error as Vitest prints it. */
export interface Failure {
  message: string;
  /** Its code, or the name of its class. */
  code?: string;
  /** The code frame's place, else the first in the project's own code. */
  place?: PathClaim;
  /** Frames of the error, then those of its causes. */
  frames: FrameClaim[];
}

const MAX_MESSAGE_LINES = 20;
const CAUSED_BY = "Caused by: ";
const SERIALIZED = "Serialized Error:";
const ORIGIN = /^This error originated in "([^"]+)" test file\./;
const CODE_FRAME = /^ *\d+\|/;

/**
 * Reads an error from its lines: message, diff, stack with a code frame, properties, causes.
 * `AssertionError: expected 5 to be 7 // Object.is equality` … ` ❯ test/cart.test.ts:11:26`.
 */
export function readFailure(lines: readonly string[]): Failure {
  const messageLines = readMessage(lines);
  const { frames, framed } = readFrames(lines);
  const ownError = lines.slice(
    0,
    firstIndex(lines, (line) => line.startsWith(CAUSED_BY)),
  );
  const transform = findTransformFailure(ownError.slice(0, firstIndex(ownError, isFrame)));
  const place = framed ?? transform?.place ?? ownPlace(frames) ?? readOrigin(lines);
  const code = lines.find((line) => line.startsWith(SERIALIZED));
  const head = parseErrorHead(messageLines[0] ?? "");
  const failure: Failure = { message: toMessage(messageLines, transform?.message), frames };
  const name = printedCode(code ?? "") ?? head?.code ?? head?.name;
  if (name !== undefined) failure.code = name;
  if (place !== undefined) failure.place = place;
  return failure;
}

/** The lines down to the first empty one: what follows is a diff, a picture of the document, a stack. */
function readMessage(lines: readonly string[]): string[] {
  const end = firstIndex(
    lines,
    (line, index) =>
      index > 0 && (line.trim() === "" || isFrame(line) || line.startsWith("⎯") || ORIGIN.test(line)),
  );
  return lines.slice(0, Math.min(end, MAX_MESSAGE_LINES)).map((line) => line.trimEnd());
}

/** The complaint of a compiler is a drawing; its headline and its reason are the message. */
function toMessage(lines: readonly string[], reason: string | undefined): string {
  return reason === undefined ? lines.join("\n") : [lines[0] ?? "", reason].join("\n");
}

function readFrames(lines: readonly string[]): { frames: FrameClaim[]; framed?: PathClaim } {
  const frames: FrameClaim[] = [];
  let framed: PathClaim | undefined;
  for (const [index, line] of lines.entries()) {
    const frame = parseFrame(line);
    if (frame === undefined) continue;
    frames.push(frame);
    if (CODE_FRAME.test(lines[index + 1] ?? "")) framed ??= placeOfFrame(frame);
  }
  return framed === undefined ? { frames } : { frames, framed };
}

/** The test file that an error outside any test is put down to. */
function readOrigin(lines: readonly string[]): PathClaim | undefined {
  const path = lines.map((line) => ORIGIN.exec(line)?.[1]).find((found) => found !== undefined);
  return path === undefined ? undefined : { path, line: 1 };
}

function firstIndex(lines: readonly string[], test: (line: string, index: number) => boolean): number {
  const index = lines.findIndex(test);
  return index === -1 ? lines.length : index;
}
