import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { lineWindow } from "../line-window.ts";
import { pointsToOwnCode, readHeader } from "../node/header.ts";
import { readPrintedError, type PrintedError } from "../node/printed-error.ts";
import { ownPlace } from "../place.ts";

const NO_FILES = "Error: No test files found";
const MAX_LINES = 120;
/** What keeps a run from starting or ending stands alone above its error. */
const GLOBAL = /^\[mocha\] global (?:setup|teardown) failed:$/;
/** What loads sources for Mocha may be built on esbuild, whose errors have a format of their own. */
const OF_ESBUILD = /^Error: (?:Transform|Build) failed with \d{1,9} errors?:$/;

/** What stands before an error that keeps Mocha from running any test. */
export const EXCEPTION_GLANCE: readonly string[] = [
  "Exception during run: ",
  "✖ ",
  NO_FILES,
  "[mocha] global ",
];
const PREFIXES = [" Exception during run: ", "✖ ERROR: "];
/** Node does not tell in which module a text does not parse; Mocha 10 puts the test file there that led to it. */
const UNPLACED = /^SyntaxError\[ @(?<path>[^\n]{1,1000}?) \](?=:|$)/;

/**
 * Reads an error of a test file that cannot be loaded, or of the configuration:
 * ` Exception during run: RangeError: no item top`, with the marked source below the prefix for a syntax error.
 */
export function readException(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (text.startsWith(NO_FILES))
    return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd() }] };
  if (GLOBAL.test(text.trimEnd())) return readGlobal(window);
  const prefix = PREFIXES.find((each) => text.startsWith(each));
  if (prefix === undefined || OF_ESBUILD.test(text.slice(prefix.length))) return undefined;
  const path = UNPLACED.exec(text.slice(prefix.length))?.groups?.["path"];
  const lines = [text.slice(prefix.length).replace(UNPLACED, "SyntaxError")];
  while (lines.length < MAX_LINES && window.text(lines.length) !== undefined)
    lines.push(window.text(lines.length) ?? "");
  const header = readHeader(lineWindow(lines, 2));
  const error = readPrintedError(lineWindow(lines), header === undefined ? 0 : header.to + 2);
  if (error === undefined) return undefined;
  const own = header !== undefined && pointsToOwnCode(header) ? header.place : undefined;
  const marked = path === undefined ? own : { path, line: 1 };
  return { from: 0, to: error.to, findings: [toFinding(error, marked)] };
}

function toFinding(error: PrintedError, marked?: PathClaim): Finding {
  const finding: Finding = { severity: "error", message: error.message };
  const place = marked ?? ownPlace(error.frames) ?? parseImporter(error.message);
  if (error.code !== undefined) finding.code = error.code;
  if (place !== undefined) finding.place = place;
  if (error.frames.length > 0) finding.frames = error.frames;
  return finding;
}

/** `[mocha] global setup failed:`, `Error: could not start the container`, its stack. */
function readGlobal(window: LogWindow): Match | undefined {
  const error = readPrintedError(window, 1);
  return error === undefined ? undefined : { from: 0, to: error.to, findings: [toFinding(error)] };
}
