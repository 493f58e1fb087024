import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const LABEL = "   FAIL  ";
const INDENT = "    ";
const DIFF = "        ";
/** The assertion that was used, behind the message. */
const ASSERTION = / {2}\(\w{1,20}\)$/;
const MAX_LINES = 300;

/** Failed tests of uvu, from the list below each suite. */
export const uvu: LogFormat = {
  id: "uvu",
  title: "uvu",
  glance: [LABEL],
  read(window) {
    const test = parseTitle(window.text(0) ?? "");
    if (test === undefined) return undefined;
    const lines = readLines(window);
    if (!lines.some(isV8Frame)) return undefined;
    return toMatch(test, lines);
  },
};

/** `   FAIL  "adds prices"`, `   FAIL  cart  "adds prices"`: suite and test. */
function parseTitle(text: string): string | undefined {
  const title = text.trimEnd();
  const quote = title.indexOf('"');
  if (!title.startsWith(LABEL) || !title.endsWith('"') || quote === title.length - 1) return undefined;
  const suite = title.slice(LABEL.length, quote).trim();
  const name = title.slice(quote + 1, -1);
  return suite === "" ? name : `${suite} > ${name}`;
}

/** The lines down to the end of the stack. */
function readLines(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    const isBelow = text !== undefined && (text.trim() === "" || text.startsWith(INDENT));
    const isPast = lines.length > 0 && isV8Frame(lines.at(-1) ?? "") && !isV8Frame(text ?? "");
    if (text === undefined || !isBelow || isPast) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

function toMatch(test: string, lines: readonly string[]): Match {
  const failure = readStackFailure(lines.filter((line) => !line.startsWith(DIFF)));
  const { frames, ...own } = failure;
  const message = own.message.replace(ASSERTION, "");
  const evidence = { from: 0, to: lines.length };
  const finding: Finding = { severity: "error", ...own, message, test, lines: evidence };
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}
