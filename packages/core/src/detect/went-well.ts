import type { DetectedFinding } from "./detected-finding.ts";
import type { LogView } from "./general/log-view.ts";
import { scoreLine } from "./general/score-line.ts";

/** The last lines of a log, where it says how it went. */
const LINES_OF_END = 24;
const SUCCESS =
  /\b(?:success|successful|successfully|succeeded|passed|finished|completed?|done|published|deployed|installed|created|started|booted|healthy|rolled out|ready|ok|all good|pushed|uploaded|0 failures|0 failed|0 errors|is up|all green|everything up-to-date|nothing to commit, working (?:tree|directory) clean|(?:binary-only|full) upload)\b|^(?:built|migrated|released|synced) |^\+{1,8} exit 0$|^(?:HTTP\/[\d.]{1,3} )?20[0-4](?: OK| Created| Accepted| No Content)?$|^ {2,4}[\da-f]{7,12}\.\.[\da-f]{7,12} {1,4}[^\s/]{1,100} -> [^\s/]{1,100}$|^(?:(?:Setting up|Processing triggers for) \S{1,100} \([^()]{1,80}\) \.\.\.|make(?:\[\d{1,3}\])?: (?:Leaving directory |Nothing to be done for ).{1,300})$/i;
/** A line that only lacks or denies something scores no more. */
const MILD_SCORE = 1.25;
/** What is done after a failure as well, and what is not done. */
const CLEANING =
  /^\W*(?:clean|tear|tidy|remov|stopp|shut|kill|delet|roll(?:ing|ed)? ?back|notif)|^Finished Step\b|\b(?:completed|done|finished) with (?:\w{1,10} )?(?:code|errors?|exit|failures?|problems?|status)\b|\b(?:not|never|un|in)[ -]?(?:success|successful|finished|completed?|done|ready|healthy)\b/i;
const CLEANUP_HEAD = /^\W*(?:post job cleanup|clean(?:ing)?[ -]?up|tear(?:ing)?[ -]?down)\b/i;
/** Tools whose errors without a place are of single commands: a script may go on after them. */
const COMMANDS: ReadonlySet<string> = new Set([
  "environment",
  "shell",
  "docker",
  "kubernetes",
  "git",
  "npm",
  "pip",
]);

/**
 * The line near a log's end that says that all went well, with nothing below it that looks like a failure:
 * `Build finished in 12s`. Undefined where no such line is.
 */
export function successLine(view: LogView): number | undefined {
  let isSpoilt = false;
  for (let offset = -1; offset >= -LINES_OF_END; offset--) {
    const entry = view.peek(offset);
    if (entry === undefined) return undefined;
    if (CLEANUP_HEAD.test(entry.text)) isSpoilt = false;
    else if (entry.marker === "error" || view.isClaimed(offset) || scoreLine(entry.text) > MILD_SCORE)
      isSpoilt = true;
    else if (SUCCESS.test(entry.text) && !CLEANING.test(entry.text)) return isSpoilt ? undefined : entry.line;
  }
  return undefined;
}

/** Findings but for errors of commands, all that a log tells of, where it says at its end that all went well. */
export function withoutSurvived(
  findings: readonly DetectedFinding[],
  success: number | undefined,
): DetectedFinding[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (success === undefined || errors.length === 0 || !errors.every(maySurvive)) return [...findings];
  return findings.filter(({ severity }) => severity !== "error");
}

function maySurvive({ tool, place, consequence }: DetectedFinding): boolean {
  const isOwn = consequence !== true || tool === "pip" || tool === "git";
  return COMMANDS.has(tool) && isOwn && (place === undefined || tool === "shell" || tool === "git");
}

/** Findings but for errors of commands above the line that a job failed for, which only the general search found. */
export function withoutOvercome(findings: readonly DetectedFinding[]): DetectedFinding[] {
  const told = findings.filter(({ general }) => general === true);
  return findings.filter(
    (finding) =>
      !isCommandAlone(finding) ||
      !told.some(
        ({ context, evidence }) =>
          context.job === finding.context.job && evidence.startLine > finding.evidence.startLine,
      ),
  );
}

/** Whether it is an error of a single command, at no place. */
export function isCommandAlone(finding: DetectedFinding): boolean {
  return finding.severity === "error" && finding.place === undefined && maySurvive(finding);
}
