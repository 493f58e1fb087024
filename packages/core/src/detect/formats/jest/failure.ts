import { parseBabelPlace } from "../babel-place.ts";
import type { Finding, FrameClaim, PathClaim } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { errorCode, readStackFailure } from "../stack-failure.ts";
import { parseSwcDrawing } from "../swc-drawing.ts";

const SYNTAX_ERROR = "SyntaxError: ";
const DETAILS = "Details:";
/** A headline, with what is wrong in the next paragraph. */
const CONFIGURATION = "Configuration error:";
/** Above an error about `document` and the like. */
const ADVICE = "The error below may be caused by using the wrong test environment";

/** Reads what stands below the name of a failed test or suite; `file` is the test file, when it is known. */
export function readFailure(printed: readonly string[], file: PathClaim | undefined): Finding {
  const lines = withoutAdvice(printed);
  const drawing = parseSwcDrawing(lines.slice(lines.findIndex((line) => line.trim() !== "")));
  if (drawing !== undefined)
    return { severity: "error", code: "SyntaxError", message: drawing.message, place: drawing.place };
  const { frames: claimed, place: _, message, ...rest } = readStackFailure(lines);
  const frames = file === undefined ? claimed : fromRoot(claimed, file.path);
  const finding: Finding = { severity: "error", message, ...rest };
  const syntax = readSyntaxError(lines);
  const place = parseBabelPlace(message) ?? syntax?.place ?? ownPlace(frames) ?? file;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  if (syntax === undefined) return finding;
  const code = errorCode(syntax.reason);
  return {
    ...finding,
    message: `${message}\n${syntax.reason}`,
    ...(code === undefined ? {} : { code }),
  };
}

function withoutAdvice(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (lines[first] === CONFIGURATION) return [CONFIGURATION, ...lines.slice(first + 2)];
  if (lines[first]?.includes(ADVICE) !== true) return lines;
  const end = lines.findIndex((line, index) => index > first && line.trim() === "");
  return end === -1 ? lines : lines.slice(end);
}

/** Paths of a project's stack start at the project's folder, those of the file's headline at the run's. */
function fromRoot(frames: readonly FrameClaim[], file: string): FrameClaim[] {
  const own = frames.find(({ path }) => file.endsWith(`/${path}`));
  if (own === undefined) return [...frames];
  const root = file.slice(0, -own.path.length);
  return frames.map((frame) => (isAbsolute(frame.path) ? frame : { ...frame, path: root + frame.path }));
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(path);
}

/** Below the advice on a file that Jest could not parse stands its place, its text and the engine's reason. */
function readSyntaxError(lines: readonly string[]): { place: PathClaim; reason: string } | undefined {
  const details = lines.indexOf(DETAILS);
  if (details === -1) return undefined;
  const head =
    lines
      .slice(details + 1)
      .find((line) => line !== "")
      ?.trim() ?? "";
  const place = parsePlace(head) ?? parseBabelPlace(head);
  const reason = lines.slice(details).find((line) => line.trimStart().startsWith(SYNTAX_ERROR));
  return place === undefined || reason === undefined ? undefined : { place, reason: reason.trim() };
}
