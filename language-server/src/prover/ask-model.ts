import type { Answer, ConnectedModel, Prompt } from "@hephaestus/ai";
import {
  loadConfig,
  openEngine,
  type Analysis,
  type CandidateProvider,
  type Config,
  type Engine,
  type Reading,
  type Solution,
} from "@hephaestus/core";
import { realFolder } from "../reader/folder-engines.ts";
import { unsavedOf } from "../reader/unsaved-of.ts";
import type { CallContext, Handlers } from "../worker/serve-calls.ts";
import { openModel, openTrial } from "./open-model.ts";
import type { AskEvent, AskedFixes, ProverMethods } from "./prover-methods.ts";
import { recordSent } from "./record-sent.ts";
import { provedSolution } from "./proved-solution.ts";

type Parameters = ProverMethods["ask"]["parameters"];

/** Who waits for a model is alive. */
const HEARTBEAT_MS = 30_000;

/** Asks a model about one problem, on an engine of its own: what it takes keeps no proof waiting. */
export function createAsking(): Pick<Handlers<ProverMethods>, "ask" | "answer"> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let questions = 0;

  /** The client is asked by an event, and answers by a call. */
  function askClient({ emit }: CallContext<AskEvent>): ConnectedModel["ask"] {
    return (question, signal) =>
      new Promise((resolve, reject) => {
        const id = (questions += 1);
        waiting.set(id, resolve);
        signal?.addEventListener("abort", () => {
          waiting.delete(id);
          reject(signal.reason);
        });
        const { system, turns, maxOutputTokens } = question;
        emit({ question: id, system, turns: [...turns], maxOutputTokens });
      });
  }

  return {
    async ask(parameters, context) {
      const heart = setInterval(() => context.emit({ question: undefined }), HEARTBEAT_MS);
      try {
        const tell = (sent: string): void => context.emit({ question: undefined, sent });
        return await recordSent(tell, () =>
          ask(parameters, { askClient: askClient(context), tell }, context.signal),
        );
      } finally {
        clearInterval(heart);
      }
    },
    async answer({ question, answer }) {
      waiting.get(question)?.(answer);
      waiting.delete(question);
      return null;
    },
  };
}

interface Lines {
  askClient: ConnectedModel["ask"];
  /** Of what is sent to a program, which no network sees. */
  tell(sent: string): void;
}

async function ask(
  parameters: Parameters,
  { askClient, tell }: Lines,
  signal: AbortSignal,
): Promise<AskedFixes> {
  const workspace = await realFolder(parameters.folder);
  const { config } = await loadConfig(parameters.folder);
  const bench = { workspace, config, signal };
  if (parameters.isTrial) return tried(parameters, bench);
  const needs = { ai: config.ai, trust: parameters.trust, workspace, askClient };
  const opened = await openModel(parameters.model, needs);
  if (opened.provider === undefined) return { solutions: [], notes: [`AI is off: ${opened.reason}.`] };
  if (parameters.model.kind === "project" && config.ai.provider === "command") {
    const { prompt } = await tried(parameters, bench);
    if (prompt !== undefined) tell([prompt.system, ...prompt.turns.map(({ text }) => text)].join("\n\n"));
  }
  const { solutions, notes } = await analysed(parameters, { ...bench, provider: opened.provider });
  const spent = await opened.spent();
  return { solutions, notes: spent === undefined ? notes : [...notes, spent] };
}

/** What would be sent first; nothing is. */
async function tried(parameters: Parameters, bench: Omit<Bench, "provider">): Promise<AskedFixes> {
  const prompts: Prompt[] = [];
  const provider = await openTrial(bench.config.ai, prompts);
  const { notes } = await analysed(parameters, { ...bench, provider });
  const [first] = prompts;
  const prompt = first && { system: first.request.system, turns: [...first.request.turns] };
  return { solutions: [], notes, ...(prompt === undefined ? {} : { prompt }) };
}

interface Bench {
  workspace: string;
  config: Config;
  provider: CandidateProvider;
  signal: AbortSignal;
}

/** What the model's answers come to, of the one problem alone. */
async function analysed(
  { problem, reading, trust, folder, unsaved }: Parameters,
  { workspace, config, provider, signal }: Bench,
): Promise<Pick<AskedFixes, "solutions" | "notes">> {
  const opened = await openEngine({
    workspace,
    trust,
    config,
    provider,
    clock: () => performance.now(),
    progress: () => undefined,
  });
  try {
    const engine = await opened.renewed(unsavedOf(folder, unsaved));
    const analysis = await engine.conclude(aloneIn(JSON.parse(reading), problem), signal);
    return { solutions: modelsOwn(analysis, engine, problem), notes: analysis.notes };
  } finally {
    opened.dispose();
  }
}

/** What was read of one problem. */
function aloneIn(reading: Reading, { evidence: { source, startLine } }: Parameters["problem"]): Reading {
  const findings = reading.findings.filter(
    ({ evidence }) => evidence.source === source && evidence.startLine === startLine,
  );
  return { ...reading, findings, dropped: 0 };
}

/** Of equal failures each alone would have the id of the first: the model's answers are for the one that was asked about. */
function modelsOwn(
  { solutions, problems }: Analysis,
  engine: Engine,
  { id }: Parameters["problem"],
): AskedFixes["solutions"] {
  const known = new Set(problems.map((problem) => problem.id));
  const meant = (solution: Solution): Solution => ({
    ...solution,
    problemIds: [id, ...solution.problemIds.filter((each) => each !== id && !known.has(each))],
  });
  return solutions
    .filter(({ origin }) => origin.startsWith("ai/"))
    .flatMap((solution) => provedSolution(meant(solution), engine));
}
