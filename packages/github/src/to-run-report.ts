import { createHash } from "node:crypto";
import {
  type Analysis,
  type Engine,
  type FixPlan,
  type Problem,
  type Reading,
  type Solution,
} from "@hephaestus/core";
import { lineEdits } from "./line-edits.ts";
import type { LogNote } from "./read-run-logs.ts";
import {
  cropped,
  MOST_CHARACTERS,
  type ReportedFix,
  type ReportedProblem,
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

/** What an analysis came to, as it is handed on. */
export function toRunReport({ engine, reading, analysis, plan }: Analysed, about: AnalysedRun): RunReport {
  const legs = readLegs(engine, reading);
  const problems = new Map(analysis.problems.map((problem) => [problem.id, problem]));
  const roots = analysis.roots
    .flatMap((id) => problems.get(id) ?? [])
    .filter(({ evidence }) => !legs.explained.has(placeOf(evidence)))
    .slice(0, MOST_PROBLEMS);
  const best = roots.flatMap(
    ({ id }) => analysis.solutions.find(({ problemIds }) => problemIds.includes(id)) ?? [],
  );
  const told = new Set([...best, ...plan.taken].map(({ id }) => id));
  return {
    version: 1,
    ...about,
    logs: about.logs.map(({ job, ...note }) => ({ ...note, job: cropped(job, "short") })),
    problems: roots.map((problem) => toProblem(problem, legs.jobs.get(problem.id) ?? new Set())),
    reported: analysis.problems.length,
    solutions: analysis.solutions
      .filter(({ id }) => told.has(id))
      .flatMap((solution) => toSolution(solution, engine)),
    fix: toFix(plan),
    notes: analysis.notes.slice(0, MOST_NOTES).map((note) => cropped(note, "long")),
  };
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
    for (const { id, evidence } of problems) {
      legs.jobs.set(id, (legs.jobs.get(id) ?? new Set()).add(source));
      if (!roots.includes(id)) legs.explained.add(placeOf(evidence));
    }
  }
  return legs;
}

function placeOf({ source = "", startLine }: Problem["evidence"]): string {
  return `${source}\0${startLine}`;
}

function toProblem(problem: Problem, jobs: ReadonlySet<string>): ReportedProblem {
  const { location } = problem;
  const named = jobs.size > 0 ? [...jobs] : [problem.job ?? ""].filter((job) => job !== "");
  return {
    id: problem.id,
    tool: cropped(problem.tool, "short"),
    code: problem.code === undefined ? null : cropped(problem.code, "short"),
    severity: problem.severity,
    message: cropped(problem.message, "long"),
    location:
      location?.inWorkspace === true
        ? {
            file: location.file,
            line: location.line,
            column: location.column ?? null,
            endLine: location.endLine ?? null,
            endColumn: location.endColumn ?? null,
          }
        : null,
    jobs: named.map((job) => cropped(job, "short")),
    follows: problem.causeOf.length,
  };
}

function toSolution(solution: Solution, { repository }: Engine): ReportedSolution[] {
  const { id, problemIds, title, verdict, changes, command } = solution;
  if (verdict.status === "refuted") return [];
  const suggestions = changes.map(({ file, edits }) => {
    const { text, bom } = repository?.read(file) ?? { text: "\r", bom: false };
    if (text.includes("\r")) return undefined;
    const before = blobName(bom ? `\uFEFF${text}` : text);
    return lineEdits(text, edits).map((edit) => ({ file, before, ...edit }));
  });
  const isWhole = suggestions.every((some) => some !== undefined);
  return [
    {
      id,
      problemIds,
      title: cropped(title, "long"),
      status: verdict.status,
      reason: verdict.reason === undefined ? null : cropped(verdict.reason, "long"),
      proofs: verdict.proofs.map(({ kind, status, detail }) => ({
        kind,
        status,
        detail: cropped(detail, "long"),
      })),
      diff: fitting(changes.map((change) => change.diff).join("")),
      command: command === undefined ? null : cropped(command.line, "long"),
      suggestions: isWhole ? suggestions.flatMap((some) => some ?? []) : [],
    },
  ];
}

/** A diff that nobody reads is not handed on; the fix has the texts. */
function fitting(diff: string): string {
  return diff.length > MOST_CHARACTERS ? "" : diff;
}

function toFix({ taken, changes, diff, commands }: FixPlan): ReportedFix | null {
  const isLarge = [diff, ...changes.map(({ after }) => after)].some((text) => text.length >= MOST_CHARACTERS);
  if (changes.length === 0 || isLarge || commands.some(({ status }) => status === "failed")) return null;
  return {
    solutionIds: taken.map(({ id }) => id),
    files: changes.map(({ file, before, after, bom }) => ({
      path: file,
      before: blobName(bom ? `\uFEFF${before}` : before),
      after: bom ? `\uFEFF${after}` : after,
    })),
    diff,
    commands: commands.map(({ command, status, detail }) => ({ command, status, detail })),
  };
}

/** The name git gives a file of this text. */
export function blobName(text: string): string {
  const bytes = Buffer.from(text);
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
