import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { readStackFailure } from "../stack-failure.ts";

const TITLE = /^❯ (\S.*)$/;
const MESSAGE = /^ℹ (?=\S)/;
const FRAME = /^ ?⁃ (?=at \S)/;
/** `[1/4]─`, which ends what is told of a failed test. */
const END = /^\[\d{1,6}\/\d{1,6}\]─/;
const MAX_LINES = 120;

/** Failed tests of Japa, from the list of errors below its rows. */
export const japa: LogFormat = { id: "japa", title: "Japa", glance: ["⁃ at "], read };

function read(window: LogWindow): Match | undefined {
  if (!FRAME.test(window.text(0) ?? "")) return undefined;
  const head = lookBack(window, MAX_LINES, (text) => MESSAGE.test(text));
  const start = head === undefined ? undefined : lookBack(window, MAX_LINES, (text) => TITLE.test(text));
  if (head === undefined || start === undefined || start > head) return undefined;
  const name = TITLE.exec(window.text(start) ?? "")?.[1] ?? "";
  const lines = blockLines(window, head, MAX_LINES, (text) => END.test(text));
  const { frames, ...failure } = readStackFailure(lines.map(plain));
  const finding: Finding = { severity: "error", ...failure, test: name.replaceAll(" / ", " > ") };
  if (frames.length > 0) finding.frames = frames;
  return { from: start, to: head + lines.length, findings: [finding] };
}

function plain(line: string): string {
  return line.replace(MESSAGE, "").replace(FRAME, "    ");
}
