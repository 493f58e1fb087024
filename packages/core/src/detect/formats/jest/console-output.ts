import { indentOf } from "../block-lines.ts";
import type { LogWindow, Match } from "../format.ts";

/** Literal of the lines above what tests print. */
export const CONSOLE_HEAD = "  console.";

const HEAD = /^ {2,4}console\.[a-z][A-Za-z]{1,20}(?: \S{1,300}:\d{1,9})?$/;
const MAX_LINES = 400;

/** Claims what a test printed, which stands deeper than `  console.error` above it. It says nothing of the run. */
export function readConsoleOutput(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (!HEAD.test(text)) return undefined;
  const indent = indentOf(text);
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || (line.trim() !== "" && indentOf(line) <= indent)) break;
    if (line.trim() !== "") to = offset + 1;
  }
  return to === 1 ? undefined : { from: 0, to, findings: [] };
}
