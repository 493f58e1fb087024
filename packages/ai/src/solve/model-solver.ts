import {
  isProtected,
  isTestPath,
  type Candidate,
  type CandidateProvider,
  type Problem,
  type ProviderContext,
  type Verification,
} from "@hephaestus/core";
import { applyAnswer } from "../answers/apply-answer.ts";
import { parseAnswer, type ParsedAnswer } from "../answers/parse-answer.ts";
import { editableFiles } from "../context/context.ts";
import type { ModelRequest, Turn } from "../providers/provider.ts";
import { repairPrompt, verdictComplaints } from "../prompt/repair-prompt.ts";
import type { Opinion } from "../memory/feedback.ts";
import { isAmong } from "../memory/fix-memory.ts";
import { ask } from "./ask.ts";
import { candidateOf } from "./candidate-of.ts";
import { firstRequest } from "./first-request.ts";
import type { RepairTrace, RepairTurn } from "./repair-trace.ts";
import type { SolverOptions } from "./solver-options.ts";

const MOST_REPAIRS = 2;

/** Asks a model for a fix, tries it, and gives it two more turns with exactly what failed. */
export function createModelSolver(options: SolverOptions): CandidateProvider {
  return { propose: (problem, context) => propose(problem, context, options) };
}

async function propose(
  problem: Problem,
  context: ProviderContext,
  options: SolverOptions,
): Promise<Candidate[]> {
  const { advice, onTrace, samples } = options;
  const first = await firstRequest(problem, context, options);
  const files = editableFiles(first.shown, problem);
  if (files.length === 0) return [];
  const advised = await advice?.(problem, context, first.request.turns[0]?.text ?? "");
  const { turns } = first.request;
  const asked = advised === undefined || advised === "" ? turns : withAdvice(turns, advised);
  const request = { ...first.request, turns: asked };
  const candidates: Candidate[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const { candidate, trace, isOver } = await converse(request, sample, {
      problem,
      context,
      files,
      turnedDown: await options.turnedDown(problem.id),
      options,
    });
    await onTrace(trace);
    if (candidate !== undefined) candidates.push(candidate);
    if (isOver) break;
  }
  return candidates;
}

interface Conversation {
  candidate: Candidate | undefined;
  trace: RepairTrace;
  /** Whether the model cannot be asked any more. */
  isOver: boolean;
}

/** One sample: an answer, and up to two more that know what failed. */
async function converse(request: ModelRequest, sample: number, bench: Bench): Promise<Conversation> {
  const { problem, context, files, options } = bench;
  const trace: RepairTrace = {
    problemId: problem.id,
    part: "fix",
    model: options.provider.id,
    files: [...files],
    turns: [],
    kept: false,
  };
  let { turns } = request;
  let best: Candidate | undefined;
  for (let round = 0; round <= MOST_REPAIRS; round += 1) {
    const answered = await ask(problem, { ...request, turns }, { ...options, sample });
    if (!answered.ok) {
      trace.turns.push({ answer: "", complaints: [answered.message], proofs: [], outcome: answered.kind });
      context.note(`AI has no answer: ${answered.message}.`);
      return { candidate: best, trace, isOver: true };
    }
    trace.kept ||= answered.kept;
    const { turn, candidate } = await tried(answered.text, bench);
    trace.turns.push(turn);
    best = candidate ?? best;
    if (turn.complaints.length === 0) break;
    const told: Turn[] = [
      { role: "assistant", text: answered.text },
      { role: "user", text: repairPrompt(turn.complaints) },
    ];
    turns = [...turns, ...told];
  }
  return { candidate: best, trace, isOver: false };
}

function withAdvice(turns: readonly Turn[], advice: string): Turn[] {
  return turns.map(({ role, text }, index) => ({ role, text: index === 0 ? `${text}\n\n${advice}` : text }));
}

interface Bench {
  problem: Problem;
  context: ProviderContext;
  files: readonly string[];
  turnedDown: readonly Opinion[];
  options: SolverOptions;
}

/** An answer as a candidate, where all of it can be taken and no check refutes it. */
async function tried(answer: string, bench: Bench): Promise<{ turn: RepairTurn; candidate?: Candidate }> {
  const parsed = parseAnswer(answer);
  if (parsed.declined !== undefined && parsed.blocks.length === 0)
    return { turn: { answer, complaints: [], proofs: [], outcome: "unusable" } };
  const { edits, complaints } = editsOf(parsed, bench);
  if (complaints.length > 0) return { turn: { answer, complaints, proofs: [], outcome: "unusable" } };
  const candidate = candidateOf(parsed, edits, bench.options.provider.id);
  const verification = await bench.context.tryOut(candidate);
  const { outcome, proofs } = verification;
  const turn: RepairTurn = {
    answer,
    complaints: verdictComplaints(verification),
    candidate: { title: candidate.title, files: candidate.edits.map(({ file }) => file) },
    proofs: proofs.map(({ kind, status, detail }) => `${kind} ${status}: ${detail}`),
    outcome,
  };
  return isOffered(verification) ? { turn, candidate } : { turn };
}

/** What leaves new errors behind is no answer, whoever asks for it. */
function isOffered({ outcome }: Verification): boolean {
  return outcome === "passed" || outcome === "open";
}

function editsOf(
  { blocks, complaints }: ParsedAnswer,
  { problem, context, files, turnedDown, options }: Bench,
): ReturnType<typeof applyAnswer> {
  if (complaints.length > 0) return { edits: [], complaints };
  if (blocks.length === 0)
    return { edits: [], complaints: ["there is no block with FILE, SEARCH and REPLACE, and no line NO FIX"] };
  const { repository, protectedPaths } = context;
  const rules = {
    files: new Set(files),
    isProtected: (file: string): boolean => isProtected(file, protectedPaths),
    mayEditTests: problem.test === undefined,
    isTest: isTestPath,
  };
  const { restore, namesIn } = options.redactor;
  const read = (file: string): string | undefined => repository.read(file)?.text;
  const applied = applyAnswer(blocks, rules, { read, restore, namesIn });
  if (applied.complaints.length === 0 && applied.edits.length === 0)
    return { edits: [], complaints: ["it changes nothing"] };
  if (isAmong(turnedDown, applied.edits, read))
    return { edits: [], complaints: ["the user turned exactly this change down; propose another one"] };
  return applied;
}
