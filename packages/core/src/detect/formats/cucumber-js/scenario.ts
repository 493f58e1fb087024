import type { FrameClaim, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";

export interface ScenarioHead {
  name: string;
  place: PathClaim;
  /** Whether another attempt followed. */
  isRetried: boolean;
}

/** Why a scenario failed. */
export interface ScenarioFailure {
  message: string;
  code?: string;
  place?: PathClaim;
  frames?: FrameClaim[];
  /** Offset of its last line. */
  to: number;
}

const HEAD = /^\d{1,9}\) Scenario: /;
const PLACE_MARK = " # ";
const ATTEMPT = / \(attempt \d{1,4}(?:, retried)?\)$/;
const STEP = /^ {3}([✔√✖×?-]) (.*)$/s;
const BODY = /^ {5}/;
const FAILED = "✖×";
const UNDEFINED = "Undefined.";
const AMBIGUOUS = "Multiple step definitions match:";
const ATTACHMENT = /^ {3,8}Attachment \(/;

/** Reads `1) Scenario: add two products (attempt 2) # features/cart.feature:6`. */
export function parseScenarioHead(text: string): ScenarioHead | undefined {
  const start = HEAD.exec(text)?.[0].length;
  const mark = text.lastIndexOf(PLACE_MARK);
  const place = mark === -1 ? undefined : parsePlace(text.slice(mark + PLACE_MARK.length).trimEnd());
  if (start === undefined || mark < start || place === undefined) return undefined;
  const title = text.slice(start, mark);
  const attempt = ATTEMPT.exec(title)?.[0] ?? "";
  const name = title.slice(0, title.length - attempt.length);
  return { name, place, isRetried: attempt.includes("retried") };
}

/** The first failed step of a scenario, else the first one that is not defined; undefined where a step is but pending. */
export function readScenario(lines: readonly string[]): ScenarioFailure | undefined {
  const starts = lines.flatMap((line, index) => (STEP.test(line) ? [index] : []));
  const failed = starts.find((index) => FAILED.includes(markOf(lines[index])));
  if (failed !== undefined) return readFailed(lines, failed);
  const missing = starts.find((index) =>
    bodyOf(lines, index).some((line) => line.trim().startsWith(UNDEFINED)),
  );
  if (missing === undefined) return undefined;
  const step = STEP.exec(lines[missing] ?? "")?.[2] ?? "";
  return { message: `Undefined step: ${step}`, to: missing };
}

/** `   ✖ Then the total is 6 # features/support/steps.js:6`, its table if it has one, and the error below it. */
function readFailed(lines: readonly string[], start: number): ScenarioFailure {
  const body = bodyOf(lines, start);
  const skipped = body.findIndex(
    (line) => !line.trimStart().startsWith("|") && !line.startsWith('       """'),
  );
  const error = body.slice(Math.max(skipped, 0));
  const to = start + body.length;
  if (error[0]?.trim() === AMBIGUOUS) return { message: error.map((line) => line.slice(7)).join("\n"), to };
  const { frames, ...failure } = readStackFailure(error.map((line) => line.slice(7)));
  const place = failure.place ?? definitionOf(lines[start] ?? "");
  const told = frames.length === 0 ? failure : { ...failure, frames };
  return place === undefined ? { ...told, to } : { ...told, place, to };
}

/** Where the step is defined. */
function definitionOf(text: string): PathClaim | undefined {
  const mark = text.lastIndexOf(PLACE_MARK);
  return mark === -1 ? undefined : parsePlace(text.slice(mark + PLACE_MARK.length));
}

/** What stands below a step, without what it attached. */
function bodyOf(lines: readonly string[], start: number): string[] {
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (line) => (line !== "" && !BODY.test(line)) || STEP.test(line) || ATTACHMENT.test(line),
  );
  const body = end === -1 ? rest : rest.slice(0, end);
  return body.slice(0, body.findLastIndex((line) => line !== "") + 1);
}

function markOf(line = ""): string {
  return STEP.exec(line)?.[1] ?? "";
}
