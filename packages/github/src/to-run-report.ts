import {
  bestSolutions,
  digestProblem,
  digestSolution,
  type Analysis,
  type DigestProblem,
  type Engine,
  type FixPlan,
  type Problem,
  type Reading,
  withoutSecrets,
  type Solution,
} from "@hephaestus/core";
import { blobName, hashOf, type ObjectHash } from "./blob-name.ts";
import { withoutReturns } from "./carry-over.ts";
import { lineEdits } from "./line-edits.ts";
import type { LogNote } from "./read-run-logs.ts";
import {
  cropped,
  MOST_CHARACTERS,
  type ReportedFix,
  type ReportedSolution,
  type RunReport,
} from "./run-report.ts";

export interface Analysed {
  engine: Engine;
  reading: Reading;
  analysis: Analysis;
  plan: FixPlan;
}

export interface AnalysedRun {
  repository: string;
  run: { id: number; attempt: number };
  sha: string;
  logs: readonly LogNote[];
}

const MOST_PROBLEMS = 1_000;
const MOST_NOTES = 50;
const MOST_EXCERPT_LINES = 12;

/** What an analysis came to, as it is handed on. */
export function toRunReport({ engine, reading, analysis, plan }: Analysed, about: AnalysedRun): RunReport {
  const legs = readLegs(engine, reading);
  const hash = hashOf(about.sha);
  const problems = new Map(analysis.problems.map((problem) => [problem.id, problem]));
  const failures = analysis.roots
    .flatMap((id) => problems.get(id) ?? [])
    .filter(({ evidence }) => !legs.explained.has(placeOf(evidence)));
  const cancelled = failures.filter((problem) => isCancelled(problem));
  const roots = failures.filter((problem) => !isCancelled(problem)).slice(0, MOST_PROBLEMS);
  const notes = [...cancelled.map((problem) => cancelNote(legs.jobs.get(problem.id))), ...analysis.notes];
  const told = new Set([...bestSolutions(analysis, roots), ...plan.taken].map(({ id }) => id));
  return {
    version: 1,
    ...about,
    logs: about.logs.map(({ job, ...note }) => ({ ...note, job: cropped(job, "short") })),
    problems: roots.map((problem) => toProblem(problem, legs.jobs.get(problem.id) ?? new Set())),
    reported: analysis.problems.length - cancelled.length,
    solutions: analysis.solutions
      .filter(({ id }) => told.has(id))
      .flatMap((solution) => toSolution(solution, engine, hash)),
    fix: toFix(plan, hash),
    left: plan.left.slice(0, MOST_NOTES).map(({ solution, reason }) => ({
      title: cropped(solution.title, "long"),
      reason: cropped(reason, "long"),
    })),
    refuted: analysis.refuted,
    notes: notes.slice(0, MOST_NOTES).map((note) => cropped(withoutSecrets(note), "long")),
  };
}

/** `##[error]The operation was canceled.`: the runner's word that a job ended, and no failure of its own. */
function isCancelled({ tool, message }: Problem): boolean {
  return tool === "github-actions" && message === "The operation was canceled.";
}

function cancelNote(jobs: ReadonlySet<string> = new Set()): string {
  const who = jobs.size === 1 ? `The job ${[...jobs].join("")} was` : `${jobs.size} jobs were`;
  return `${who} cancelled before the end: by somebody, by a newer run, or at a limit of time.`;
}

interface Legs {
  /** Names of the jobs that tell each problem. */
  jobs: Map<string, Set<string>>;
  /** Where the logs say what something else in the same job explains. */
  explained: Set<string>;
}

/** Each log read by itself tells which problems it holds, and which of them follow from others: of a matrix, for each leg. */
function readLegs(engine: Engine, reading: Reading): Legs {
  const legs: Legs = { jobs: new Map(), explained: new Set() };
  for (const { source } of reading.logs) {
    const findings = reading.findings.filter(({ evidence }) => evidence.source === source);
    const { problems, roots } = engine.place({ ...reading, findings });
    for (const { id, evidence, job = source } of problems) {
      legs.jobs.set(id, (legs.jobs.get(id) ?? new Set()).add(job));
      if (!roots.includes(id)) legs.explained.add(placeOf(evidence));
    }
  }
  return legs;
}

function placeOf({ source = "", startLine }: Problem["evidence"]): string {
  return `${source}\0${startLine}`;
}

function toProblem(problem: Problem, jobs: ReadonlySet<string>): DigestProblem {
  const named = jobs.size > 0 ? [...jobs] : [problem.job ?? ""].filter((job) => job !== "");
  const { tool, code, message, excerpt, ...rest } = digestProblem(problem, named);
  return {
    ...rest,
    tool: cropped(tool, "short"),
    code: code === null ? null : cropped(code, "short"),
    message: cropped(message, "long"),
    excerpt: excerpt.slice(0, MOST_EXCERPT_LINES).map((line) => cropped(line, "short")),
    jobs: named.map((job) => cropped(job, "short")),
  };
}

function toSolution(solution: Solution, engine: Engine, hash: ObjectHash): ReportedSolution[] {
  const suggestions = suggestionsOf(solution, engine, hash);
  return digestSolution(solution).map(({ title, reason, proofs, diff, command, ...rest }) => ({
    ...rest,
    title: cropped(title, "long"),
    reason: reason === null ? null : cropped(reason, "long"),
    proofs: proofs.map((proof) => ({ ...proof, detail: cropped(proof.detail, "long") })),
    diff: fitting(diff),
    command: command === null ? null : cropped(command, "long"),
    suggestions,
  }));
}

/** None where a file ends its lines in two ways: whoever takes a suggestion would change all of them to one. */
function suggestionsOf(
  { changes }: Solution,
  { repository }: Engine,
  hash: ObjectHash,
): ReportedSolution["suggestions"] {
  const sources = changes.map(({ file }) => repository?.read(file));
  if (!sources.every((source) => source !== undefined && endsAlike(source.text))) return [];
  return changes.flatMap(({ file, edits }, index) => {
    const { text, bom } = sources[index] ?? { text: "", bom: false };
    const before = blobName(bom ? `\uFEFF${text}` : text, hash);
    return lineEdits(text, edits).map((edit) => ({ ...edit, file, before, text: withoutReturns(edit.text) }));
  });
}

/** Whether all lines of a text end in the same way, and none in one that only old machines have. */
function endsAlike(text: string): boolean {
  const plain = text.replaceAll("\r\n", "");
  return !plain.includes("\r") && (plain.length === text.length || !plain.includes("\n"));
}

/** A diff that nobody reads is not handed on; the fix has the texts. */
function fitting(diff: string): string {
  return diff.length > MOST_CHARACTERS ? "" : diff;
}

function toFix({ taken, changes, diff, commands }: FixPlan, hash: ObjectHash): ReportedFix | null {
  const isLarge = [diff, ...changes.map(({ after }) => after)].some((text) => text.length >= MOST_CHARACTERS);
  if (changes.length === 0 || isLarge || commands.some(({ status }) => status === "failed")) return null;
  return {
    solutionIds: taken.map(({ id }) => id),
    files: changes.map(({ file, before, after, bom }) => ({
      path: file,
      before: blobName(bom ? `\uFEFF${before}` : before, hash),
      after: bom ? `\uFEFF${after}` : after,
    })),
    diff,
    commands: commands.map(({ command, status, detail }) => ({ command, status, detail })),
  };
}
