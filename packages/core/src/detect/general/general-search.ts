import type { LogContext } from "../../model/log.ts";
import type { DetectedFinding } from "../detected-finding.ts";
import { createCandidates, type Candidate, type Candidates } from "./candidates.ts";
import type { LogView } from "./log-view.ts";
import { endsBadly, paragraphStart, tailOffsets } from "./log-tail.ts";
import { readCandidate, scoreAt } from "./read-candidate.ts";
import { FATAL_SCORE, isHarmless } from "./score-line.ts";

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
interface Job {
  context: LogContext;
  /** Whether a format told why it failed. */
  isExplained: boolean;
  /** Whether a format read a warning at a place; with some linters one is enough to fail. */
  isWarned: boolean;
  hasFailed: boolean;
  best: Candidate | undefined;
  /** First and last lines of what formats read, the latest last. */
  read: (readonly [number, number])[];
  /** Of the steps before this one, and of this one. */
  earlier: Candidates;
  current: Candidates;
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
    found({ tool, message, consequence, severity, context, evidence, place }) {
      const job = jobOf(context);
      job.read.push([evidence.startLine, evidence.endLine]);
      if (job.read.length > 2 * MOST_READ) job.read.splice(0, MOST_READ);
      if (consequence === true && job.isWarned && WARNS_TO_FAIL.has(tool)) job.isExplained = true;
      else if (consequence === true || (severity === "error" && onlyFollows(tool, message))) failing = job;
      else if (severity === "error" && !job.hasFailed) job.isExplained = true;
      else if (place !== undefined && !job.hasFailed) job.isWarned = true;
    },
    see(view, context) {
      last = jobOf(context);
      const job = failing ?? last;
      const isFailure = failing !== undefined;
      failing = undefined;
      if (job.isExplained || job.hasFailed) return;
      enterStep(job, context);
      if (isFailure) fail(job, view);
      else consider(job.current, view);
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
    isWarned: false,
    hasFailed: false,
    best: undefined,
    read: [],
    earlier: createCandidates(),
    current: createCandidates(),
  };
}

function enterStep(job: Job, context: LogContext): void {
  if (job.context.step !== context.step) {
    job.earlier.add(...job.current.all());
    job.current = createCandidates();
  }
  job.context = context;
}

function consider(candidates: Candidates, view: LogView): void {
  const entry = view.peek(0);
  if (entry === undefined || view.isClaimed(0)) return;
  const score = scoreAt(view, 0);
  if (score > 0 && candidates.takes(score)) candidates.add(readCandidate(view, 0, score));
}

/** The failure is told by what scores best in its step; the lines right before it have the better chance. */
function fail(job: Job, view: LogView): void {
  job.hasFailed = true;
  const end = view.peek(0)?.line ?? (view.peek(-1)?.line ?? 0) + 1;
  const offsets = tailOffsets(view);
  const tail = offsets.map((offset) => readCandidate(view, offset, scoreAt(view, offset)));
  const step = [...job.current.all(), ...tail].filter((candidate) => !isRead(job, candidate));
  const telling = step.filter(({ score }) => score > 0);
  const silent = step.some(isSentence) ? lastParagraph(view, offsets, step) : [...job.earlier.all()];
  job.best = (telling.length > 0 ? telling : silent).toSorted(
    (a, b) => rank(b, end) - rank(a, end) || a.line - b.line,
  )[0];
}

/** Where no line looks like a failure, what was said last. */
function lastParagraph(view: LogView, offsets: readonly number[], step: readonly Candidate[]): Candidate[] {
  const said = step.filter(isSentence);
  const open = said.filter((candidate) => !isPassing(candidate));
  const sentences = new Set((open.length > 0 ? open : said).map(({ line }) => line));
  const start = paragraphStart(offsets.filter((offset) => sentences.has(view.peek(offset)?.line ?? 0)));
  return start === undefined ? [] : [readCandidate(view, start, 0)];
}

/** What these warn of at a place is why they fail, which they say below it. */
const WARNS_TO_FAIL: ReadonlySet<string> = new Set(["prettier"]);
const RUNNERS: ReadonlySet<string> = new Set(["github-actions", "npm"]);
/** What runners say of a failure that something else told: `Docker pull failed with exit code 1`. */
const FOLLOWS =
  /\b(?:failed with|exited with|returned) (?:an? )?(?:exit )?(?:code|status)\b|^Test failed\. {1,2}See above for more details/;

function onlyFollows(tool: string, message: string): boolean {
  return RUNNERS.has(tool) && FOLLOWS.test(message);
}

function isRead({ read }: Job, { line }: Candidate): boolean {
  return read.some(([first, last]) => line >= first && line <= last);
}

/** Whether it tells of what went well or comes next. */
function isPassing({ rows: [text = ""] }: Candidate): boolean {
  return isHarmless(text) || NEXT.test(text);
}

/** What a script says that it does next: `Comparing image size`. */
const NEXT = /^[A-Za-z][a-z]{2,20}ing [^:]{1,80}$/;

/** Not a command, a mark or a lone word. */
function isSentence({ rows }: Candidate): boolean {
  return /^(?!\s*[>$^[~+-]|exit status |ok\s|Finished in |Done in |\d{1,9} (?:runs|tests|examples)\b)(?=.*\p{L}{2}\s+\S*\p{L}{2})/u.test(
    rows[0] ?? "",
  );
}

/** Score and nearness to the end. */
function rank({ score, line }: Candidate, end: number): number {
  const distance = end - line;
  return score + (distance <= 30 ? 1 : 0) + (distance <= 200 ? 0.5 : 0);
}

function toFinding(
  { isExplained, isWarned, best, context }: Job,
  source: string | undefined,
): DetectedFinding[] {
  if (isExplained || best === undefined || (isWarned && best.score < FATAL_SCORE)) return [];
  const { line, lastLine, rows, place, frames } = best;
  return [
    {
      tool: "general",
      general: true,
      severity: "error",
      message: (rows[0] ?? "").trim(),
      ...(place === undefined ? {} : { place }),
      ...(frames === undefined ? {} : { frames }),
      evidence: { ...(source === undefined ? {} : { source }), startLine: line, endLine: lastLine },
      excerpt: rows,
      context,
    },
  ];
}
