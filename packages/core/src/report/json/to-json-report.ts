import type { Analysis } from "../../model/analysis.ts";
import type { Frame, Location } from "../../model/location.ts";
import type { LogSummary } from "../../model/log.ts";
import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";
import type { Proof } from "../../model/verdict.ts";
import type * as Json from "./json-report.ts";

/** The analysis in the words of the versioned contract: absent becomes null, times and offsets are left out. */
export function toJsonReport(analysis: Analysis): Json.JsonReport {
  return {
    version: 1,
    workspace: analysis.workspace ?? null,
    log: toLog(analysis.logs),
    roots: analysis.roots,
    problems: analysis.problems.map((problem) => toProblem(problem)),
    solutions: analysis.solutions.map((solution) => toSolution(solution)),
    tests: (analysis.tests ?? []).map((test) => ({ fixId: test.fixId, solution: toSolution(test.solution) })),
    refuted: analysis.refuted,
    untried: analysis.untried.map(({ problemId, reason, files = [] }) => ({ problemId, reason, files })),
    notes: analysis.notes,
    fix: null,
    run: null,
  };
}

function toLog(logs: readonly LogSummary[]): Json.JsonLog {
  const parts = logs.map(({ source, envelope, lines, bytes }) => ({ source, envelope, lines, bytes }));
  return {
    source: onlyOne(parts.map((part) => part.source)),
    envelope: onlyOne(parts.map((part) => part.envelope)),
    lines: parts.reduce((sum, part) => sum + part.lines, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    parts,
  };
}

function onlyOne(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

function toProblem(problem: Problem): Json.JsonProblem {
  const { source = null, startLine, endLine } = problem.evidence;
  return {
    id: problem.id,
    tool: problem.tool,
    code: problem.code ?? null,
    severity: problem.severity,
    message: problem.message,
    location: problem.location === undefined ? null : toLocation(problem.location),
    frames: problem.frames.map((frame) => toFrame(frame)),
    test: problem.test ?? null,
    evidence: { source, startLine, endLine },
    excerpt: problem.excerpt,
    occurrences: problem.occurrences,
    job: problem.job ?? null,
    step: problem.step ?? null,
    causeOf: problem.causeOf,
    mayFollowFrom: problem.mayFollowFrom ?? [],
    suspects: (problem.suspects ?? []).map(({ symbol = null, changed = false, ...suspect }) => ({
      ...suspect,
      symbol,
      changed,
    })),
    stale: problem.stale ?? false,
    general: problem.general ?? false,
  };
}

function toLocation({ file, line, inWorkspace, ...rest }: Location): Json.JsonLocation {
  const { column = null, endLine = null, endColumn = null } = rest;
  return { file, line, column, endLine, endColumn, inWorkspace };
}

function toFrame(frame: Frame): Json.JsonFrame {
  return { ...toLocation(frame), symbol: frame.symbol ?? null, own: frame.own };
}

function toSolution(solution: Solution): Json.JsonSolution {
  const { id, problemIds, title, description, confidence, origin, verdict, state } = solution;
  const { status, level, reason = null, proofs } = verdict;
  return {
    id,
    problemIds,
    title,
    description,
    changes: solution.changes.map(({ file, diff }) => ({ file, diff })),
    command: solution.command ?? null,
    reverts: solution.reverts ?? null,
    confidence,
    origin,
    verdict: { status, level, reason, proofs: proofs.map((proof) => toProof(proof)) },
    state,
  };
}

function toProof({ kind, status, detail, before, after }: Proof): Json.JsonProof {
  return { kind, status, detail, before: before ?? null, after: after ?? null };
}
