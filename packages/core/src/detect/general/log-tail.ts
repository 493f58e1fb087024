import type { LogContext } from "../../model/log.ts";
import { isSilent } from "../carrier.ts";
import { isLoggedError } from "./read-candidate.ts";
import { isRubyCall } from "./read-stack.ts";
import { FATAL_SCORE, scoreLine, tellsWhy } from "./score-line.ts";
import type { LogView } from "./log-view.ts";

/** How far before its end a failure is looked for with closer eyes. */
const TAIL_LINES = 60;
const ECHO = "$ ";
/** Where nothing says that a command failed, its last words must; so many lines of another kind may follow them. */
const MOST_AFTER = 1;

/** Offsets of the lines before the current one that hold output of the same command, the last first. */
export function tailOffsets(view: LogView): number[] {
  const offsets: number[] = [];
  // Travis marks a command's end before it says that the command failed.
  let isClosing = true;
  for (let offset = -1; offset >= -TAIL_LINES; offset--) {
    const entry = view.peek(offset);
    if (entry === undefined || (entry.boundary === true && !isClosing)) break;
    if (entry.boundary === true) continue;
    if (offsets.length === 0 && entry.text.startsWith(ECHO)) break;
    isClosing &&= entry.text.trim() === "";
    if (entry.marker === "end-group" && offsets.length > 0) break;
    if (entry.text.trim() !== "" && !isSilent(entry) && !view.isClaimed(offset)) offsets.push(offset);
  }
  return offsets;
}

/** A paragraph that is no longer begins with what it is about. */
const LONGEST_PARAGRAPH = 12;

/** Of the lines before the current one, the first of the last paragraph; else the last. */
export function paragraphStart(offsets: readonly number[]): number | undefined {
  const [last] = offsets;
  if (last === undefined) return undefined;
  const end = offsets.findIndex((offset, index) => index > 0 && offset !== (offsets[index - 1] ?? 0) - 1);
  const length = end === -1 ? offsets.length : end;
  return length > LONGEST_PARAGRAPH ? last : offsets[length - 1];
}

const SUCCESS =
  /\b(?:[Ss]uccess(?:ful|fully)?|SUCCESS|succeeded|congratulations|[Pp]assed|[Dd]one|[Cc]ompleted?|[Ff]inished|0 errors|0 failures|[Ff]ailures: 0|OK|[Aa]ll good|checked out)\b/;
const TRACED_EXIT = /^\+{1,2} exit [1-9]\d{0,2}$/;
const TRACED_WELL = /^\+{1,8} (?:true|:|exit 0)$/;
/** Below it GitHub's runner clears up; what failed before, it marked. */
const JOB_END = "Post job cleanup.";
/** A value that R prints, which stops at an error. */
const R_VALUE = /^\[\d{1,9}\] /;
/** A program that logs an error with a level, or to the system's log, may have gone on: `[error] could not reach the cache`. */
const LEVEL =
  /^\s*\[(?:error|ERROR|Error)\]|^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,60} [\w./-]{1,60}(?:\[\d{1,9}\])?: /;
/** A script that does something next has gone on. */
const NEXT =
  /^(?:Continuing|Creat(?:ed|ing)|Generat(?:ed|ing)|Install(?:ed|ing)|Start(?:ed|ing)|Updat(?:ed|ing)|Us(?:ed|ing)|Wait(?:ed|ing)) /;
/** A point of a list, what stands below a heading, or the title of a commit: text, not what a program says. */
const TEXT = /^(?: {4,}|\s*[*•-] )\S/u;
/** So many of the last lines may be a tool's own words about a run that went well. */
const MOST_CLAIMED = 8;
const CONTINUED = /^(?:\s|\W+$|(?:Try|Please|See|Run|Use|Usage|usage)\b)/;

/**
 * Whether the log ends with something fatal, said by the process that had the last word. A carrier that tells of jobs and
 * steps also tells when one failed.
 */
export function endsBadly(context: LogContext, view: LogView): boolean {
  if (context.job !== undefined || context.step !== undefined || endsWell(view)) return false;
  const traced = lastTraced(view);
  if (traced !== undefined) return traced;
  let after = 0;
  const offsets = tailOffsets(view);
  if (isBelowJob(view)) return false;
  const own = view.peek(offsets[0] ?? 0)?.stream;
  for (const offset of offsets) {
    const { text = "", stream } = view.peek(offset) ?? {};
    if (stream !== own) return false;
    const score = scoreLine(text);
    if (isLoggedError(view, offset)) return after === 0;
    if (score >= FATAL_SCORE && tellsWhy(text) && !TEXT.test(text)) return after === 0 || !LEVEL.test(text);
    if (SUCCESS.test(text) || R_VALUE.test(text) || NEXT.test(text)) return false;
    if (score === 0 && !CONTINUED.test(text) && !isRubyCall(text)) after += 1;
    if (after > MOST_AFTER) return false;
  }
  return false;
}

function isBelowJob(view: LogView): boolean {
  for (let offset = -1; offset >= -TAIL_LINES; offset--)
    if (view.peek(offset)?.text.trimEnd() === JOB_END) return true;
  return false;
}

/** Whether a script failed, where the last line is what `set -x` shows of how it ended: `+ exit 1`, `+ true`. */
function lastTraced(view: LogView): boolean | undefined {
  for (let offset = -1; offset >= -MOST_CLAIMED; offset--) {
    const text = view.peek(offset)?.text.trim() ?? "";
    if (text === "") continue;
    if (TRACED_WELL.test(text)) return false;
    return TRACED_EXIT.test(text) ? true : undefined;
  }
  return undefined;
}

/** Whether the last lines, which a format has read, tell of success: `  congratulations :)`. */
function endsWell(view: LogView): boolean {
  for (let offset = -1; offset >= -MOST_CLAIMED && isReadOrEmpty(view, offset); offset--)
    if (SUCCESS.test(view.peek(offset)?.text ?? "")) return true;
  return false;
}

function isReadOrEmpty(view: LogView, offset: number): boolean {
  return view.isClaimed(offset) || view.peek(offset)?.text.trim() === "";
}
