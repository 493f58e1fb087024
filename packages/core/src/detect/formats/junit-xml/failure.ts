import { parseBatsMessage } from "../bats-message.ts";
import { parseErrorHead, printedCode } from "../error-head.ts";
import type { Finding, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readPlaywright } from "./playwright.ts";
import { readStackFailure, type StackFailure } from "../stack-failure.ts";
import { readFailure as readVitestFailure } from "../vitest/failure.ts";
import { isMappedFrame } from "../vitest/frame.ts";

const CLASS = /^(?:[\w$]+\.)*([A-Z]\w*(?:Error|Exception|Failure))$/;
/** Node wraps every error in one of its own; the error itself stands below as the cause. */
const WRAPPED = "ERR_TEST_FAILURE";
const CAUSE = "  cause: ";
const RAISED = /^(\S[^:]{0,400}:\d{1,9}): \w*$/;

/** Reads a failed test from the attributes of `<failure>` and the text in it; `file` is where the test stands. */
export function readFailure(
  attributes: ReadonlyMap<string, string>,
  body: string,
  file: PathClaim | undefined,
): Finding {
  const ofBats = parseBatsMessage(body);
  if (ofBats !== undefined) return { severity: "error", ...ofBats };
  const ofPlaywright = readPlaywright(body);
  if (ofPlaywright !== undefined) return ofPlaywright;
  const own = readBody(body);
  const finding: Finding = { severity: "error", message: messageOf(attributes.get("message"), own.message) };
  const code = codeOf(body, own.code) ?? CLASS.exec(attributes.get("type") ?? "")?.[1];
  const place = own.place ?? readRaised(body) ?? file;
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (own.frames.length > 0) finding.frames = own.frames;
  return finding;
}

function readBody(body: string): StackFailure {
  const lines = withoutRepetition(ownError(body));
  return lines.some(isMappedFrame) ? readVitestFailure(lines) : readStackFailure(lines);
}

/** pytest tells last where an error was raised: `tests/test_order.py:9: RuntimeError`. */
function readRaised(body: string): PathClaim | undefined {
  return parsePlace(RAISED.exec(body.slice(body.lastIndexOf("\n") + 1))?.[1] ?? "");
}

function codeOf(body: string, code: string | undefined): string | undefined {
  const printed = body.includes(WRAPPED) ? undefined : printedCode(body);
  return printed ?? (code === WRAPPED ? undefined : code);
}

/** What the attribute tells, unless the text tells the same with the class before it or is the error itself. */
function messageOf(attribute: string | undefined, printed: string): string {
  const told = readStackFailure((attribute?.trim() ?? "").split("\n")).message;
  const [first = ""] = printed.split("\n", 1);
  const [line = ""] = told.split("\n", 1);
  return first.endsWith(line) || isOwnError(first) ? printed : told;
}

function isOwnError(line: string): boolean {
  return parseErrorHead(line) !== undefined && !line.includes(WRAPPED);
}

function ownError(body: string): string[] {
  const lines = body.split("\n");
  const cause = body.includes(WRAPPED) ? lines.findIndex((line) => line.startsWith(CAUSE)) : -1;
  const error = cause === -1 ? lines : [lines[cause]?.slice(CAUSE.length) ?? "", ...lines.slice(cause + 1)];
  return error.filter((line) => !line.startsWith("⎯"));
}

/** Mocha writes the message above the stack, which begins with it. */
function withoutRepetition(lines: readonly string[]): string[] {
  const first = lines[0]?.trim() ?? "";
  const again = lines.findIndex((line, index) => index > 0 && first !== "" && line.endsWith(`: ${first}`));
  return lines.slice(Math.max(again, 0));
}
