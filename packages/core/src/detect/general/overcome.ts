import type { Candidate } from "./candidates.ts";
import type { LogView } from "./log-view.ts";
import { isHarmless, scoreLine } from "./score-line.ts";

/** How far back it is looked whether a script went on. */
const MOST_LINES = 120;
/** What is cleared up before it is made, and fails where there is nothing yet. */
const CLEARS = /^(?:rm|rmdir|unlink|kill|pkill|killall|umount): /;
const WELL = /\b(?:ok|OK|pass(?:ed)?|PASS(?:ED)?|done|ready|healthy|succe\w{2,9}|(?:is|are) up)\b/;

/** Whether a script got over the error of a command at a line, and failed later for another reason. */
export function isOvercome(
  view: LogView,
  command: number,
  { line, score }: Candidate,
  least: number,
): boolean {
  if (score < least || line <= command) return false;
  for (let offset = -1; offset >= -MOST_LINES; offset--) {
    const entry = view.peek(offset);
    if (entry === undefined || entry.line < command) return false;
    if (entry.line === command) return CLEARS.test(entry.text);
    if (entry.line < line && WELL.test(entry.text) && (isHarmless(entry.text) || scoreLine(entry.text) === 0))
      return true;
  }
  return false;
}
