import { AsyncLocalStorage } from "node:async_hooks";
import {
  HephaestusError,
  judge,
  type Analysis,
  type Candidate,
  type Engine,
  type Judgement,
  type LogInput,
  type Problem,
  type Solution,
} from "@hephaestus/core";
import type { SessionAi, SessionFeedback } from "../session-ai.ts";
import type { OnProgress } from "./progress-of.ts";

/** What was analysed in this process, across calls and connections. */
export interface Desk {
  readonly workspace: string;
  /** Analyses logs on the files as they are now. */
  analyze(logs: AsyncIterable<LogInput>, signal?: AbortSignal, progress?: OnProgress): Promise<Entry>;
  /** The analysis of that id, or the last one. Throws `usage`. */
  entry(id?: string): Entry;
  entries(): readonly Entry[];
  /** A problem of any analysis, with the last analysis that has it. Throws `usage`. */
  problem(id: string): { problem: Problem; entry: Entry };
  /** Solutions with the last analysis that has them. Throws `usage`. */
  solutions(ids: readonly string[]): { solutions: Solution[]; entry: Entry };
  /** Proves a fix from outside; what is not refuted can be applied like any other. */
  judge(problemId: string, candidate: Candidate): Promise<Judgement>;
  /** Keeps what the user did with solutions of an analysis: what he took is proposed first the next time. */
  remember(feedback: SessionFeedback, entry: Entry): Promise<void>;
  dispose(): void;
}

/** One analysis with the view of the files it was made on. */
export interface Entry {
  id: string;
  engine: Engine;
  analysis: Analysis;
}

/** Whom an analysis tells how far it is: several may go on at a time. */
const onProgress = new AsyncLocalStorage<OnProgress>();

/** The progress of an engine whose analyses a desk runs. */
export const deskProgress: OnProgress = (event) => onProgress.getStore()?.(event);

/** Analyses hold the texts of files; older ones are let go of. */
const MOST_ENTRIES = 8;

/** A desk on an engine, which it disposes of. */
export function createDesk(first: Engine, workspace: string, remember?: SessionAi["remember"]): Desk {
  const entries: Entry[] = [];
  let count = 0;
  const latest = (holds: (entry: Entry) => boolean, what: string): Entry => {
    const found = entries.findLast(holds);
    if (found !== undefined) return found;
    throw new HephaestusError("usage", `there is no ${what} here`, { hint: "Call analyze_log first." });
  };
  const desk: Desk = {
    workspace,
    async analyze(logs, signal, progress = () => undefined) {
      const engine = await first.renewed();
      const analysis = await onProgress.run(progress, () => engine.analyze(logs, signal));
      count += 1;
      const entry = { id: `log-${count}`, engine, analysis };
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.shift();
      return entry;
    },
    entry: (id) => latest((entry) => id === undefined || entry.id === id, id ?? "analysis"),
    entries: () => entries,
    problem(id) {
      const entry = latest(({ analysis }) => analysis.problems.some((one) => one.id === id), `problem ${id}`);
      return { entry, problem: byId(entry.analysis.problems, id) };
    },
    solutions(ids) {
      const has = (entry: Entry): boolean =>
        ids.every((id) => offered(entry.analysis).some((one) => one.id === id));
      const entry = latest(has, `analysis with the fixes ${ids.join(", ")}`);
      return { entry, solutions: ids.map((id) => byId(offered(entry.analysis), id)) };
    },
    async judge(problemId, candidate) {
      const { entry } = desk.problem(problemId);
      const judgement = await judge(entry.engine, entry.analysis, problemId, candidate);
      if (judgement === undefined)
        throw new HephaestusError("usage", `there is no problem ${problemId} here`);
      if (judgement.solution !== undefined) add(entry, judgement.solution);
      return judgement;
    },
    remember: async (feedback, { engine }) =>
      remember?.(feedback, (file) => engine.repository?.read(file)?.text),
    dispose: () => first.dispose(),
  };
  return desk;
}

/** Fixes, and the tests that were written for them. */
function offered({ solutions, tests = [] }: Analysis): Solution[] {
  return [...solutions, ...tests.map(({ solution }) => solution)];
}

function add(entry: Entry, solution: Solution): void {
  const others = entry.analysis.solutions.filter(({ id }) => id !== solution.id);
  entry.analysis = { ...entry.analysis, solutions: [...others, solution] };
}

function byId<One extends { id: string }>(all: readonly One[], id: string): One {
  const one = all.find((candidate) => candidate.id === id);
  if (one === undefined) throw new HephaestusError("usage", `there is no ${id} here`);
  return one;
}
