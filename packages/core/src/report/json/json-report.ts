import type { FixOutcome, IntroducedError } from "../../engine/fix.ts";
import type { UntriedReason } from "../../model/analysis.ts";
import type { SuggestedCommand } from "../../model/command.ts";
import type { Severity } from "../../model/problem.ts";
import type { SolutionState } from "../../model/solution.ts";
import type { ProofKind, ProofStatus, VerdictLevel, VerdictStatus } from "../../model/verdict.ts";

/** What `-o json` prints. Every key is always there; `null` says that it is not known. */
export interface JsonReport {
  version: 1;
  workspace: string | null;
  log: JsonLog;
  roots: string[];
  problems: JsonProblem[];
  solutions: JsonSolution[];
  tests: JsonTest[];
  refuted: number;
  untried: JsonUntried[];
  notes: string[];
  fix: JsonFix | null;
  run: JsonRun | null;
}

export interface JsonTest {
  fixId: string;
  solution: JsonSolution;
}

export interface JsonFix {
  outcome: FixOutcome;
  taken: string[];
  files: string[];
  left: JsonLeft[];
  introduced: IntroducedError[];
  remaining: string[];
  commands: JsonCommand[];
}

export interface JsonLeft {
  solutionId: string;
  reason: string;
}

export interface JsonCommand {
  command: string;
  status: ProofStatus;
  detail: string;
}

export interface JsonRun {
  command: string;
  exitCode: number;
  attempts: JsonAttempt[];
}

export interface JsonAttempt {
  exitCode: number;
  errors: number | null;
  applied: JsonApplied[];
  takenBack: boolean;
}

export interface JsonApplied {
  solutionId: string;
  title: string;
  files: string[];
}

export interface JsonUntried {
  problemId: string;
  reason: UntriedReason;
  files: string[];
}

export interface JsonLog {
  source: string | null;
  envelope: string | null;
  lines: number;
  bytes: number;
  parts: JsonLogPart[];
}

export interface JsonLogPart {
  source: string;
  envelope: string;
  lines: number;
  bytes: number;
}

export interface JsonProblem {
  id: string;
  tool: string;
  code: string | null;
  severity: Severity;
  message: string;
  location: JsonLocation | null;
  frames: JsonFrame[];
  test: string | null;
  evidence: JsonEvidence;
  excerpt: string[];
  occurrences: number;
  job: string | null;
  step: string | null;
  causeOf: string[];
  mayFollowFrom: string[];
  suspects: JsonSuspect[];
  stale: boolean;
  general: boolean;
}

export interface JsonSuspect {
  file: string;
  startLine: number;
  endLine: number;
  symbol: string | null;
  score: number;
  changed: boolean;
}

export interface JsonLocation {
  file: string;
  line: number;
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
  inWorkspace: boolean;
}

export interface JsonFrame extends JsonLocation {
  symbol: string | null;
  own: boolean;
}

export interface JsonEvidence {
  source: string | null;
  startLine: number;
  endLine: number;
}

export interface JsonSolution {
  id: string;
  problemIds: string[];
  title: string;
  description: string;
  changes: JsonChange[];
  command: SuggestedCommand | null;
  reverts: string | null;
  confidence: number;
  origin: string;
  verdict: JsonVerdict;
  state: SolutionState;
}

export interface JsonChange {
  file: string;
  diff: string;
}

export interface JsonVerdict {
  status: VerdictStatus;
  level: VerdictLevel;
  reason: string | null;
  proofs: JsonProof[];
}

export interface JsonProof {
  kind: ProofKind;
  status: ProofStatus;
  detail: string;
  before: number | null;
  after: number | null;
}
