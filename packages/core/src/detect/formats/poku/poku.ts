import { blockLines, indentOf } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const ASSERTION = /^ {2,40}✘ (\S.*)$/;
const FILE = /^ {2,60}File (\S.*:\d{1,9}:\d{1,9})$/;
const OPERATOR = /^ {2,60}(?:Code|Operator) \w+$/;
const ACTUAL = /^ *(?:Actual|Expected):$/;
/** `    ◌ sums lines`: what began, above what it said. */
const BEGUN = /^ {2,40}◌ (\S.*)$/;
const MAX_LINES = 60;

/** Failed assertions and errors of Poku, which prints them as they come and again at its end. */
export const poku: LogFormat = {
  id: "poku",
  title: "Poku",
  glance: ["✘ ", "◌ "],
  read: (window) => readAssertion(window) ?? readError(window),
};

function readAssertion(window: LogWindow): Match | undefined {
  const message = ASSERTION.exec(window.text(0) ?? "")?.[1];
  const place = parsePlace(FILE.exec(window.text(1) ?? "")?.[1] ?? "");
  if (message === undefined || place === undefined) return undefined;
  let to = 2;
  while (OPERATOR.test(window.text(to) ?? "")) to += 1;
  if (to === 2) return undefined;
  const depth = indentOf(window.text(0) ?? "");
  const values = blockLines(window, to, MAX_LINES, (text) => text === "" || isNext(text, depth));
  const shown = values.map((line) => (ACTUAL.test(line) ? line.trim() : line.slice(depth + 2)));
  const finding: Finding = { severity: "error", message: [message, ...shown].join("\n"), place };
  return { from: 0, to: to + values.length, findings: [withTest(finding, window, 0)] };
}

function isNext(text: string, depth: number): boolean {
  return /^ *[●◌✘✔] \S/.test(text) && indentOf(text) <= depth;
}

/** What a test threw stands right below its beginning. */
function readError(window: LogWindow): Match | undefined {
  if (!BEGUN.test(window.text(0) ?? "")) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => text === "" || /^ *[●◌✘✔] \S/.test(text));
  if (!/^ *[A-Z]\w*(?: \[\w+\])?: \S/.test(lines[0] ?? "") || !lines.some(isV8Frame)) return undefined;
  const { frames, ...failure } = readStackFailure(lines);
  const finding: Finding = { severity: "error", ...failure };
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length + 1, findings: [withTest(finding, window, 1)] };
}

/** The beginnings above that are less and less indented. */
function withTest(finding: Finding, window: LogWindow, from: number): Finding {
  const names: string[] = [];
  let depth = indentOf(window.text(from) ?? "") + from;
  for (let offset = from - 1; offset > -MAX_LINES && depth > 2; offset--) {
    const text = window.text(offset) ?? "";
    const name = BEGUN.exec(text)?.[1];
    if (text === "") break;
    if (name === undefined || indentOf(text) >= depth) continue;
    names.unshift(name);
    depth = indentOf(text);
  }
  return names.length === 0 ? finding : { ...finding, test: names.join(" > ") };
}
