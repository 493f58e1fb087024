import {
  planFix,
  type Analysis,
  type Engine,
  type FixRequest,
  type ProgressEvent,
  type Reading,
} from "@hephaestus/core";
import { withRanges } from "../reader/place-reading.ts";
import { unsavedOf } from "../reader/unsaved-of.ts";
import type { CallContext, Handlers } from "../worker/serve-calls.ts";
import { createAsking } from "./ask-model.ts";
import { createFixMemory } from "./fix-memory.ts";
import { createProverEngines } from "./prover-engines.ts";
import { joinedFixes } from "./joined-fixes.ts";
import { provedSolution } from "./proved-solution.ts";
import type { JoinResult, ProveResult, ProverMethods } from "./prover-methods.ts";

interface Concluded {
  engine: Engine;
  analysis: Analysis;
}

/** Analyses that are remembered, to join their solutions. */
const MOST_REMEMBERED = 16;
const EVENT_MS = 50;
/** No solution but proved ones, and no command is run. */
const PROVED_ALONE: FixRequest = { all: false, only: [], commands: [], folder: "", commandTimeoutMs: 0 };

/** Proves what a reader read: holds the engines of folders with their compilers. */
export function createProver(): Handlers<ProverMethods> {
  const memory = createFixMemory();
  const engines = createProverEngines(memory, (event) => onProgress(event));
  const concluded = new Map<string, Concluded>();
  let turn: Promise<unknown> = Promise.resolve();
  let onProgress: (event: ProgressEvent) => void = () => undefined;

  function remember(source: string, value: Concluded): void {
    concluded.delete(source);
    concluded.set(source, value);
    const [oldest] = concluded.keys();
    if (concluded.size > MOST_REMEMBERED && oldest !== undefined) concluded.delete(oldest);
  }

  /** One thing at a time: a call that was cancelled ends before the next one begins. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function prove(
    { source, folder, trust, reading, unsaved }: ProverMethods["prove"]["parameters"],
    { signal, emit }: CallContext<ProgressEvent>,
  ): Promise<ProveResult> {
    signal.throwIfAborted();
    onProgress = seldom(emit);
    await memory.settleOnce(folder);
    const { engine, notes } = await engines.open(folder, trust, unsavedOf(folder, unsaved));
    const read: Reading = JSON.parse(reading);
    const analysis = await engine.conclude(read, signal);
    remember(source, { engine, analysis });
    return {
      problems: withRanges(analysis.problems, engine),
      roots: analysis.roots,
      solutions: analysis.solutions.flatMap((solution) => provedSolution(solution, engine)),
      untried: analysis.untried,
      notes: [...notes, ...analysis.notes],
    };
  }

  async function join({
    source,
    solutions,
  }: ProverMethods["join"]["parameters"]): Promise<JoinResult | null> {
    const known = concluded.get(source);
    if (known === undefined) return null;
    const { engine, analysis } = known;
    const chosen = analysis.solutions.filter(({ id }) => solutions.includes(id));
    return joinedFixes(await planFix(engine, { ...analysis, solutions: chosen }, PROVED_ALONE));
  }

  return {
    ...createAsking(),
    prove: (parameters, context) => inTurn(() => prove(parameters, context)),
    join: (parameters) => inTurn(() => join(parameters)),
    async remember(parameters) {
      await memory.remember(parameters);
      return null;
    },
  };
}

/** Passes on the first event of each phase and then one now and then. */
function seldom(emit: (event: ProgressEvent) => void): (event: ProgressEvent) => void {
  let last = 0;
  let phase: ProgressEvent["phase"] | undefined;
  return (event) => {
    const now = performance.now();
    if (event.phase === phase && now - last < EVENT_MS) return;
    last = now;
    phase = event.phase;
    emit(event);
  };
}
