import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

const MARK = " ❌ ";
const NOT_LOADED = "Could not import your test module.";
const FILE = /(\S{1,400}\.[cm]?[jt]sx?):$/;
/** How far an error is indented. */
const MARGIN = " ".repeat(6);
const MAX_LINES = 120;
const MAX_ABOVE = 60;

/** Failed tests of Web Test Runner, and test files that a browser cannot load. */
export const webTestRunner: LogFormat = {
  id: "web-test-runner",
  title: "Web Test Runner",
  glance: [MARK],
  read: (window) => readTest(window) ?? readFile(window),
};

/** ` ❌ cart > has a title`, below it the error: `      AssertionError: expected 'Shop' to equal 'The shop'`. */
function readTest(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const isMarked = text.startsWith(MARK) && window.text(1)?.startsWith(MARGIN) === true;
  if (!isMarked) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (line) => line.trim() !== "" && !line.startsWith(MARGIN));
  const { frames, ...failure } = readStackFailure(lines.map((line) => line.slice(MARGIN.length)));
  const finding: Finding = { severity: "error", ...failure, test: text.slice(MARK.length) };
  if (frames.length > 0) finding.frames = frames;
  const file = fileAbove(window);
  if (finding.place === undefined && file !== undefined) finding.place = { path: file, line: 1 };
  return failure.message === "" ? undefined : { from: 0, to: lines.length + 1, findings: [finding] };
}

/** ` ❌ Could not import your test module. Check the browser logs …`, below the file's name. */
function readFile(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!text.startsWith(`${MARK}${NOT_LOADED}`)) return undefined;
  const finding: Finding = { severity: "error", message: NOT_LOADED };
  const file = fileAbove(window);
  if (file !== undefined) finding.place = { path: file, line: 1 };
  return { from: 0, to: 1, findings: [finding] };
}

function fileAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) return undefined;
    const file = FILE.exec(text)?.[1];
    if (file !== undefined) return file;
  }
  return undefined;
}
