import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

/** What stands above an error: a test with its place, or a file. */
interface Title {
  test?: string;
  place: PathClaim;
}

const ARROW = " => ";
const STEP = " ... ";
const UNCAUGHT = " (uncaught error)";
const PREFIX = /^error: (?:\(in promise\) )?/;
const SUM = "error: Test failed";
const SECTION = /^ (?:ERRORS|FAILURES) $/;
const MARK = /^ *[~^]+$/;
const RUNTIME = "ext:";
const MAX_LINES = 400;

/** Failed tests and steps of `deno test`, and errors outside any test. */
export const denoTest: LogFormat = {
  id: "deno-test",
  title: "Deno test runner",
  glance: ["=> ", "(uncaught error)", SUM],
  read: (window) => readFailed(window) ?? readSum(window),
};

function readFailed(window: LogWindow): Match | undefined {
  const title = readTitle(window, 0);
  if (title === undefined) return undefined;
  const lines = readBody(window);
  const finding = { ...readError(lines, title.place), lines: { from: 0, to: lines.length } };
  const test = title.test === undefined ? {} : { test: title.test };
  return { from: 0, to: 1 + lines.length, findings: [{ ...finding, ...test }] };
}

function readSum(window: LogWindow): Match | undefined {
  const message = SUM.slice("error: ".length);
  return window.text(0)?.trimEnd() === SUM
    ? { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] }
    : undefined;
}

/** Reads `parent ... child fails => ./test/cart_test.ts:23:11` or `./test/throws_test.ts (uncaught error)` above an error. */
function readTitle(window: LogWindow, offset: number): Title | undefined {
  const text = window.text(offset)?.trimEnd() ?? "";
  if (window.text(offset + 1)?.startsWith("error: ") !== true) return undefined;
  if (text.endsWith(UNCAUGHT)) return { place: { path: fromHere(text.slice(0, -UNCAUGHT.length)), line: 1 } };
  const arrow = text.lastIndexOf(ARROW);
  const place = arrow < 1 ? undefined : parsePlace(fromHere(text.slice(arrow + ARROW.length)));
  if (place?.column === undefined) return undefined;
  return { test: text.slice(0, arrow).split(STEP).join(" > "), place };
}

function fromHere(path: string): string {
  return path.startsWith("./") ? path.slice(2) : path;
}

/** The lines of an error: to the empty one below its stack, or down to the next error. */
function readBody(window: LogWindow): string[] {
  const lines: string[] = [];
  let isStack = false;
  while (lines.length < MAX_LINES) {
    const offset = lines.length + 1;
    const text = window.text(offset);
    if (text === undefined || SECTION.test(text) || readTitle(window, offset) !== undefined) break;
    if (isStack && text.trim() === "") break;
    isStack ||= isV8Frame(text);
    lines.push(text.trimEnd());
  }
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}

function readError(lines: readonly string[], place: PathClaim): Finding {
  const first = lines[0]?.replace(PREFIX, "") ?? "";
  const { code, ...failure } = readStackFailure(withoutExcerpt([first, ...lines.slice(1)]));
  const frames = failure.frames.filter(({ path }) => !path.startsWith(RUNTIME));
  const own = failure.place?.path.startsWith(RUNTIME) === true ? undefined : failure.place;
  const message = /^".*"$/s.test(failure.message) ? failure.message.slice(1, -1) : failure.message;
  const finding: Finding = { severity: "error", message, place: own ?? ownPlace(frames) ?? place };
  if (code !== undefined) finding.code = code;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** The marked source line stands between message and stack. */
function withoutExcerpt(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line, index) => MARK.test(line) && isV8Frame(lines[index + 1] ?? ""));
  return mark < 1 ? [...lines] : lines.toSpliced(mark - 1, 2);
}
