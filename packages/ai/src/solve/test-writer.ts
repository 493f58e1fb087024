import type { Candidate, CandidateProvider, Problem, TestContext } from "@hephaestus/core";
import { parseAnswer, type ParsedAnswer } from "../answers/parse-answer.ts";
import { repairPrompt } from "../prompt/repair-prompt.ts";
import { testPrompt, testSystemPrompt, type TestRole } from "../prompt/test-prompt.ts";
import type { ModelRequest, Turn } from "../providers/provider.ts";
import { ask } from "./ask.ts";
import { candidateOf } from "./candidate-of.ts";
import { exampleTests } from "./example-tests.ts";
import type { SolverOptions } from "./solver-options.ts";
import type { RepairTrace, RepairTurn } from "./repair-trace.ts";

export type TestWriterOptions = Pick<
  SolverOptions,
  "provider" | "redactor" | "cache" | "maxOutputTokens" | "temperature" | "onTrace"
> & { role: TestRole };

const MOST_REPAIRS = 2;

/** Asks a model for a test that a fix needs to pass, runs it, and gives it two more turns with exactly what failed. */
export function createTestWriter(options: TestWriterOptions): NonNullable<CandidateProvider["proposeTest"]> {
  return async (problem, fix, context) => {
    const examples = exampleTests(fix, context);
    if (examples.length === 0) return [];
    const trace: RepairTrace = {
      problemId: problem.id,
      part: "test",
      model: options.provider.id,
      files: [...fix.edits, ...examples].map(({ file }) => file),
      turns: [],
      kept: false,
    };
    const message = await options.redactor.redact(problem.message, "log");
    const read = (file: string): string | undefined => context.repository.read(file)?.text;
    const prompt = testPrompt({ ...problem, message }, fix, examples, read);
    const candidate = await converse(requestOf(prompt, context, options), trace, {
      problem,
      context,
      options,
    });
    await options.onTrace(trace);
    return candidate === undefined ? [] : [candidate];
  };
}

function requestOf(
  text: string,
  { signal }: TestContext,
  { role, maxOutputTokens, temperature }: TestWriterOptions,
): ModelRequest {
  return {
    system: testSystemPrompt(role),
    turns: [{ role: "user", text }],
    maxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(signal === undefined ? {} : { signal }),
  };
}

interface Bench {
  problem: Problem;
  context: TestContext;
  options: TestWriterOptions;
}

async function converse(
  request: ModelRequest,
  trace: RepairTrace,
  bench: Bench,
): Promise<Candidate | undefined> {
  let { turns } = request;
  for (let round = 0; round <= MOST_REPAIRS; round += 1) {
    const answered = await ask(bench.problem, { ...request, turns }, { ...bench.options, sample: 0 });
    if (!answered.ok) {
      trace.turns.push({ answer: "", complaints: [answered.message], proofs: [], outcome: answered.kind });
      bench.context.note(`AI has no answer: ${answered.message}.`);
      return undefined;
    }
    trace.kept ||= answered.kept;
    const { turn, candidate } = await tried(answered.text, bench);
    trace.turns.push(turn);
    if (turn.complaints.length === 0) return candidate;
    const told: Turn[] = [
      { role: "assistant", text: answered.text },
      { role: "user", text: repairPrompt(turn.complaints) },
    ];
    turns = [...turns, ...told];
  }
  return undefined;
}

/** An answer as a test, where it is one new file that fails without the fix and passes with it. */
async function tried(
  answer: string,
  { context, options }: Bench,
): Promise<{ turn: RepairTurn; candidate?: Candidate }> {
  const parsed = parseAnswer(answer);
  const unusable = { answer, proofs: [], outcome: "unusable" as const };
  if (parsed.declined !== undefined && parsed.blocks.length === 0)
    return { turn: { ...unusable, complaints: [] } };
  const test = testIn(parsed, options);
  if (typeof test === "string") return { turn: { ...unusable, complaints: [test] } };
  const edits = [{ file: test.file, edits: [{ start: 0, end: 0, text: test.text }], created: true as const }];
  const candidate = candidateOf(parsed, edits, options.provider.id);
  const proofs = await context.tryTest(candidate);
  const complaints = proofs.flatMap(({ kind, status, detail }) =>
    status === "failed" ? [`the check “${kind}” fails: ${detail}`] : [],
  );
  const turn: RepairTurn = {
    answer,
    complaints,
    candidate: { title: candidate.title, files: [test.file] },
    proofs: proofs.map(({ kind, status, detail }) => `${kind} ${status}: ${detail}`),
    outcome: complaints.length === 0 ? "passed" : "refuted",
  };
  return complaints.length === 0 ? { turn, candidate } : { turn };
}

/** The one file of an answer; or what is wrong with it. Secrets do not go back into a file that did not hold them. */
function testIn(
  { blocks, complaints }: ParsedAnswer,
  { redactor }: TestWriterOptions,
): { file: string; text: string } | string {
  const [complaint] = complaints;
  if (complaint !== undefined) return complaint;
  const [block, ...others] = blocks;
  if (block?.kind !== "whole" || others.length > 0)
    return "there must be one FILE with one block WHOLE, and nothing else";
  const [name] = redactor.namesIn(block.text);
  return name === undefined ? block : `${name} stands for a value that must stay where it is`;
}
