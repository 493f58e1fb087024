import type { LogContext, LogEntry } from "../../model/log.ts";
import type { DetectedFinding } from "../detected-finding.ts";
import { isForgiving } from "../forgiving-lines.ts";
import { RETRIED } from "../job-verdicts.ts";
import { isCommandAlone } from "../went-well.ts";
import { createCandidates, type Candidate } from "./candidates.ts";
import type { LogView } from "./log-view.ts";
import { endsBadly } from "./log-tail.ts";
import { readCandidate, scoreAt } from "./read-candidate.ts";
import { FATAL_SCORE } from "./score-line.ts";
import { isOvercome } from "./overcome.ts";
import { withRowsAlike } from "./rows-alike.ts";
import { ODD_SCORE, tellFailure, type Heard } from "./tell-failure.ts";

/** Looks for the lines that carry a failure in logs of tools that nobody has a format for. It wants `GENERAL_GLANCE` seen. */
export interface GeneralSearch {
  /** Is told what the formats found, before it sees the line that it was found at. */
  found(finding: DetectedFinding): void;
  /** Sees a line that may hold output. */
  see(view: LogView, context: LogContext): void;
  /** Sees the end of the log. */
  end(view: LogView, context: LogContext): void;
  /** One per job that failed and of which no format said why. */
  findings(source: string | undefined): DetectedFinding[];
}

/** What is known of one job of the log. */
interface Job extends Heard {
  context: LogContext;
  /** Whether a format told why it failed. */
  isExplained: boolean;
  /** First and last lines of errors of commands that a script may have gone on after. */
  commands: (readonly [number, number])[];
  /** Whether a format read a warning at a place; with some linters one is enough to fail. */
  isWarned: boolean;
  hasFailed: boolean;
  /** The line that tells what failed, first, and rows of the same kind. */
  best: readonly Candidate[];
}

const MOST_JOBS = 256;
const MOST_READ = 512;

/** Searches one log, with bounded memory. */
export function createGeneralSearch(): GeneralSearch {
  const jobs = new Map<string, Job>();
  let failing: Job | undefined;
  let last: Job = newJob({});
  jobs.set("", last);

  function jobOf(context: LogContext): Job {
    const key = context.job ?? "";
    const known = jobs.get(key);
    if (known !== undefined || jobs.size >= MOST_JOBS) return known ?? last;
    const job = newJob(context);
    jobs.set(key, job);
    return job;
  }

  return {
    found(finding) {
      const { tool, message, consequence, severity, context, evidence, place } = finding;
      const job = jobOf(context);
      remember(job, evidence.startLine, evidence.endLine);
      if (isToldBelow(tool, message)) return;
      if (consequence === true && job.isWarned && WARNS_TO_FAIL.has(tool)) job.isExplained = true;
      else if (consequence === true || (severity === "error" && onlyFollows(tool, message))) failing = job;
      else if (isCommandAlone(finding) && !job.hasFailed)
        job.commands.push([evidence.startLine, evidence.endLine]);
      else if (severity === "error" && !job.hasFailed) job.isExplained = true;
      else if (place !== undefined && !job.hasFailed) job.isWarned = true;
    },
    see(view, context) {
      last = jobOf(context);
      const job = failing ?? last;
      const isFailure = failing !== undefined;
      failing = undefined;
      if (RETRIED.test(view.peek(0)?.text.trim() ?? "")) forget(job);
      forgive(job, view.peek(0));
      if (job.isExplained || job.hasFailed) return;
      enterStep(job, context);
      if (isFailure) fail(job, view);
      else consider(job, view);
    },
    end(view, context) {
      last = jobOf(context);
      if (last.isExplained || last.hasFailed) return;
      enterStep(last, context);
      if (endsBadly(context, view)) fail(last, view);
    },
    findings: (source) => [...jobs.values()].flatMap((job) => toFinding(job, source)),
  };
}

function newJob(context: LogContext): Job {
  return {
    context,
    isExplained: false,
    commands: [],
    isWarned: false,
    hasFailed: false,
    best: [],
    read: [],
    earlier: createCandidates(),
    current: createCandidates(),
  };
}

/** What a try printed that was repeated explains nothing. */
function forget(job: Job): void {
  job.isExplained = false;
  job.commands = [];
  job.current = createCandidates();
  job.hasFailed = false;
  job.best = [];
}

/** A script that says so went on after the errors right above. */
function forgive({ commands }: Job, entry: LogEntry | undefined): void {
  if (entry === undefined || commands.length === 0 || !isForgiving(entry.text)) return;
  for (let below = entry.line; commands.at(-1)?.[1] === below - 1; commands.pop())
    below = commands.at(-1)?.[0] ?? 0;
}

function enterStep(job: Job, context: LogContext): void {
  if (job.context.step !== context.step) {
    job.earlier.add(...job.current.all());
    job.current = createCandidates();
  }
  job.context = context;
}

function remember({ read }: Job, first: number, last: number): void {
  read.push([first, last]);
  if (read.length > 2 * MOST_READ) read.splice(0, MOST_READ);
}

function consider(job: Job, view: LogView): void {
  const entry = view.peek(0);
  if (entry === undefined) return;
  // A format may have read that it is harmless.
  if (view.isClaimed(0)) remember(job, entry.line, entry.line);
  const score = view.isClaimed(0) ? 0 : scoreAt(view, 0);
  if (score > 0 && job.current.takes(score)) job.current.add(readCandidate(view, 0, score));
}

function fail(job: Job, view: LogView): void {
  job.hasFailed = true;
  const best = tellFailure(job, view);
  const isCause = ([command]: readonly [number, number]): boolean =>
    best === undefined || !isOvercome(view, command, best, ODD_SCORE);
  job.best = best === undefined || job.commands.some(isCause) ? [] : withRowsAlike(view, best);
}

/** What these warn of at a place is why they fail, which they say below it. */
const WARNS_TO_FAIL: ReadonlySet<string> = new Set(["prettier"]);
const RUNNERS: ReadonlySet<string> = new Set(["github-actions", "npm"]);
/** What runners say of a failure that something else told: `Docker pull failed with exit code 1`. */
const FOLLOWS =
  /\b(?:failed with|exited with|returned) (?:an? )?(?:exit )?(?:code|status)\b|^Test failed\. {1,2}See above for more details/;

/** Ninja shows what a step printed below the line that says that it failed, and says at its end that it stopped. */
function isToldBelow(tool: string, message: string): boolean {
  return tool === "ninja" && message.startsWith("FAILED: ");
}

function onlyFollows(tool: string, message: string): boolean {
  return RUNNERS.has(tool) && FOLLOWS.test(message);
}

function toFinding(
  { isExplained, isWarned, best, context }: Job,
  source: string | undefined,
): DetectedFinding[] {
  if (isExplained || (isWarned && (best[0]?.score ?? 0) < FATAL_SCORE)) return [];
  return best.map(({ line, lastLine, rows, place, frames }) => {
    return {
      tool: "general",
      general: true,
      severity: "error",
      message: (rows[0] ?? "").trim(),
      ...(place === undefined ? {} : { place }),
      ...(frames === undefined ? {} : { frames }),
      evidence: { ...(source === undefined ? {} : { source }), startLine: line, endLine: lastLine },
      excerpt: rows,
      context,
    };
  });
}
