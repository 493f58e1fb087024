import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const TITLE = /^ {2}\d{1,6}\) (\S.*)$/;
const MESSAGE = "   Message:";
const STACK = "   Stacktrace:";
const MAX_LINES = 200;

/** A failure as jasmine-node tells it: `  1) Cart adds two items`, `   Message:`, `   Stacktrace:`. */
export function readJasmineNode(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== MESSAGE) return undefined;
  const test = TITLE.exec(window.text(-1)?.trimEnd() ?? "")?.[1];
  if (test === undefined) return undefined;
  const told = blockLines(window, 1, MAX_LINES, (text) => text.trimEnd() === STACK);
  const stackAt = told.length + 1;
  if (window.text(stackAt)?.trimEnd() !== STACK) return undefined;
  const trace = blockLines(window, stackAt + 1, MAX_LINES, (text) => text.trim() === "");
  const { message, code } = readStackFailure(told);
  const { frames, place } = readStackFailure(trace.filter((line) => isV8Frame(line)));
  const finding: Finding = { severity: "error", message, test };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: -1, to: stackAt + 1 + trace.length, findings: [finding] };
}
