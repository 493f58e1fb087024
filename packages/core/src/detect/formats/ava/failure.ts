import { parseErrorHead } from "../error-head.ts";
import type { Finding, FrameClaim, PathClaim } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";
import { picturedError } from "./pictured-error.ts";

const POINTER = "› ";
export const EXCERPT: RegExp = /^ *\d{1,9}:(?: |$)/;

/**
 * Reads what stands below the title of a failed test, without its indentation: the place with an excerpt, what was
 * expected, and a stack in AVA's layout (`› file://test/cart.test.js:7:5`) or V8's. `file` is the test file, when it is known.
 */
export function readFailure(lines: readonly string[], file: PathClaim | undefined): Finding {
  const frames = lines.map(parseFrame).filter((frame) => frame !== undefined);
  const shown = shownPlace(lines);
  const { message, code } = readStackFailure(
    thrownError(lines) ?? picturedError(lines)?.split("\n") ?? withoutExcerpt(lines),
  );
  const finding: Finding = { severity: "error", message };
  const place = withColumn(shown, frames) ?? ownPlace(frames) ?? parseImporter(message) ?? file;
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** `test/cart.test.js:7`, above an excerpt. */
function shownPlace(lines: readonly string[]): PathClaim | undefined {
  const excerpt = lines.findIndex((line) => EXCERPT.test(line));
  const place = lines.slice(0, Math.max(excerpt, 0)).findLast((line) => line !== "");
  return place === undefined ? undefined : parsePlace(place);
}

function parseFrame(line: string): FrameClaim | undefined {
  if (!line.startsWith(POINTER)) return parseV8Frame(line);
  return parseV8Frame(`    at ${line.slice(POINTER.length)}`);
}

/** The frame of the shown line knows its column. */
function withColumn(shown: PathClaim | undefined, frames: readonly FrameClaim[]): PathClaim | undefined {
  if (shown === undefined) return undefined;
  const frame = frames.find(({ path, line }) => path === shown.path && line === shown.line);
  return frame?.column === undefined ? shown : { ...shown, column: frame.column };
}

/** A thrown error is printed as V8 does, below a picture of its properties. */
function thrownError(lines: readonly string[]): readonly string[] | undefined {
  const frame = lines.findIndex((line) => isV8Frame(line));
  const head = lines.slice(0, Math.max(frame, 0)).findLastIndex((line) => parseErrorHead(line) !== undefined);
  return head === -1 ? undefined : lines.slice(head);
}

function withoutExcerpt(lines: readonly string[]): string[] {
  const excerpt = lines.findIndex((line) => EXCERPT.test(line));
  const place = lines.slice(0, Math.max(excerpt, 0)).findLast((line) => line !== "");
  return lines
    .filter((line) => !EXCERPT.test(line) && line !== place)
    .map((line) => (line.startsWith(POINTER) ? `    at ${line.slice(POINTER.length)}` : line));
}
