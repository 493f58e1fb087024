import { parseBatsMessage } from "../bats-message.ts";
import { parseErrorHead } from "../error-head.ts";
import type { Finding, PathClaim } from "../format.ts";
import { isOwnPath } from "../../own-path.ts";
import { claim, ownPlace, parsePlace } from "../place.ts";
import { errorCode, readStackFailure, type StackFailure } from "../stack-failure.ts";
import { picturedError } from "../ava/pictured-error.ts";
import { isV8Frame } from "../v8-frame.ts";
import { fileInBrackets } from "../mocha/failure.ts";
import type { Diagnostics } from "./diagnostics.ts";

/** Node's code for every error that is none of its own. */
const NO_CODE = "ERR_TEST_FAILURE";
const CLASS = /^\w+(?:Error|Exception)$|^Error$/;
const NUMBER = /^\d{1,9}$/;

/** Reads what is told about a failed test; `name` is the message where nothing else is. */
export function readFailure({ values, lines }: Diagnostics, name: string): Finding {
  const stack = readStack(values, lines);
  const isNamed = stack.message === `Error: ${name}`;
  const announced = announcedError(values);
  const printed =
    values.get("error") || announced || values.get("message") || (isNamed ? name : stack.message) || name;
  const ofBats = parseBatsMessage(printed);
  if (ofBats !== undefined) return { severity: "error", ...ofBats };
  const told = readStackFailure(printed.split("\n"));
  const finding: Finding = { severity: "error", message: told.message || name };
  const frames = stack.frames.length > 0 ? stack.frames : told.frames;
  const code = codeOf(values, announced) ?? (isNamed ? undefined : (errorCode(stack.message) ?? told.code));
  const place = stack.place ?? told.place ?? readPlace(values) ?? fileInBrackets(finding.message);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** Node leaves out the word before each frame; Mocha prints the message before the stack, which begins with it. */
function readStack(values: ReadonlyMap<string, string>, lines: readonly string[]): StackFailure {
  const stack = values.get("stack");
  if (stack !== undefined) return readStackFailure(stack.split("\n").map(toStackLine));
  const first = lines[0]?.trim() ?? "";
  const again =
    first === "" ? -1 : lines.findIndex((line, index) => index > 0 && line.endsWith(`: ${first}`));
  return readStackFailure(lines.slice(Math.max(again, 0)));
}

function toStackLine(line: string, index: number): string {
  const isHead = index === 0 && parseErrorHead(line) !== undefined;
  return isHead || isV8Frame(line) ? line : `    at ${line}`;
}

/** AVA says `message: Error thrown in test`, and shows the error below a key that begins so. */
function announcedError(values: ReadonlyMap<string, string>): string | undefined {
  const message = values.get("message") ?? "";
  if (message === "" || !values.has("details")) return undefined;
  const shown = [...values].find(([key]) => key !== message && key.startsWith(message))?.[1];
  return shown === undefined ? undefined : picturedError(shown.split("\n"));
}

function codeOf(values: ReadonlyMap<string, string>, announced: string | undefined): string | undefined {
  const code = values.get("code");
  if (code !== undefined && code !== NO_CODE) return code;
  if (announced !== undefined) return errorCode(announced);
  return [values.get("type"), values.get("name")].find((name) => name !== undefined && CLASS.test(name));
}

/** Where the test is declared, or where its assertion stands: a text or the keys of an object. */
function readPlace(values: ReadonlyMap<string, string>): PathClaim | undefined {
  const text = values.get("location") ?? values.get("at") ?? "";
  const place = parsePlace(text) ?? ownPlace(readStackFailure([`    at ${text}`]).frames);
  if (place !== undefined) return isOwnPath(place.path) ? place : undefined;
  const path = values.get("fileName") ?? values.get("file");
  const line = values.get("lineNumber") ?? values.get("line") ?? "";
  const column = values.get("columnNumber") ?? values.get("column") ?? "";
  if (path === undefined || !NUMBER.test(line)) return undefined;
  return claim(path, Number(line), NUMBER.test(column) ? Number(column) : undefined);
}
