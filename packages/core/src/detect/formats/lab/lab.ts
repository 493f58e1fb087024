import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const HEAD = "Failed tests:";
const TITLE = /^ {2}\d{1,6}\) (\S.*):$/;
const INDENT = 6;
const MAX_LINES = 300;

/** Failed tests of hapi's lab. */
export const lab: LogFormat = {
  id: "lab",
  title: "lab",
  glance: [HEAD],
  read,
};

/** `Failed tests:`, and for each `  2) Cart adds two items:`, what was said, frames, in paragraphs. */
function read(window: LogWindow): Match | undefined {
  if (window.text(0)?.trim() !== HEAD || !TITLE.test(window.text(2)?.trimEnd() ?? "")) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => text.trim() !== "" && !text.startsWith("  "));
  const starts = [...lines.keys()].filter((index) => TITLE.test(lines[index] ?? ""));
  const findings = starts.map((start, index): Finding => {
    const part = lines.slice(start, starts[index + 1]);
    while (part.at(-1) === "") part.pop();
    return { ...readTest(part), lines: { from: start + 1, to: start + part.length } };
  });
  return { from: 0, to: lines.length + 1, findings };
}

/** The paragraph above the frames is the message: a drawing of the difference may stand before it. */
function readTest([title = "", ...lines]: readonly string[]): Finding {
  const test = TITLE.exec(title)?.[1] ?? title;
  const framesAt = lines.findIndex((line) => isV8Frame(line));
  const told = framesAt === -1 ? lines : lines.slice(0, framesAt);
  while (told.at(-1) === "") told.pop();
  const said = told.slice(told.lastIndexOf("") + 1).map((line) => line.slice(INDENT));
  const { frames, place } = readStackFailure(framesAt === -1 ? [] : lines.slice(framesAt));
  const finding: Finding = { severity: "error", message: said.join("\n") || test, test };
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames };
}
