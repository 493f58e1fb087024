import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import {
  DEFAULTS,
  openEngine,
  openLogStream,
  type AiConfig,
  type Analysis,
  type CandidateMemory,
  type CandidateProvider,
  type Engine,
} from "@hephaestus/core";
import { onTestFinished } from "vitest";
import { createAnswerCache } from "../cache/answer-cache.ts";
import { opinionsOf } from "../memory/feedback.ts";
import { openAi } from "../open-ai.ts";
import type { ModelProvider, ModelRequest } from "../providers/provider.ts";
import { createReplayProvider } from "../providers/replay/replay-provider.ts";
import { createRedactingProvider } from "../redact/redacting-provider.ts";
import { createRedactor } from "../redact/redactor.ts";
import { createModelSolver } from "../solve/model-solver.ts";
import type { RepairTrace } from "../solve/repair-trace.ts";
import { memoryStore, type StateStore } from "../state/state-store.ts";

/** A folder with files that is gone after the test. */
export function createFolder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-ai-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  execFileSync("git", ["init", "-q"], { cwd: root });
  return root;
}

/** The files of a folder as they are now. */
export function readAll(root: string, files: readonly string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

export interface Workshop {
  engine: Engine;
  analysis: Analysis;
}

/** Analyses a log in a folder with a provider of candidates. */
export async function analyze(
  root: string,
  log: string,
  provider: CandidateProvider,
  { memory, trust = false }: { memory?: CandidateMemory; trust?: boolean } = {},
): Promise<Workshop> {
  const engine = await openEngine({
    workspace: root,
    trust,
    config: DEFAULTS,
    provider,
    ...(memory === undefined ? {} : { memory }),
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const analysis = await engine.analyze(openLogStream("ci.log", Readable.from([Buffer.from(log)])));
  return { engine, analysis };
}

/** What the configuration opens in a folder, with an empty state; throws where it opens nothing. */
export async function providerOf(ai: AiConfig, root: string): Promise<CandidateProvider> {
  const opened = await openAi({
    ai,
    env: {},
    trust: false,
    workspace: root,
    store: memoryStore(),
    clock: () => 0,
    today: () => "2026-11-21",
  });
  if (opened.provider === undefined) throw new Error(opened.reason);
  return opened.provider;
}

export interface RecordedModel {
  model: ModelProvider;
  /** What went to it, in order. */
  sent: ModelRequest[];
}

/** A model that gives these answers, one after the other. */
export function modelThatAnswers(answers: readonly string[]): RecordedModel {
  const sent: ModelRequest[] = [];
  const replay = createReplayProvider({ answers: answers.map((text) => ({ text })) });
  const model: ModelProvider = {
    ...replay,
    complete(request) {
      sent.push(request);
      return replay.complete(request);
    },
  };
  return { model, sent };
}

export interface Asked {
  solver: CandidateProvider;
  /** What went to the model. */
  sent: ModelRequest[];
  traces: RepairTrace[];
}

/** A solver whose model gives these answers, one after the other. */
export function solverThatAnswers(
  answers: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  { samples = 1, store = memoryStore() }: { samples?: number; store?: StateStore } = {},
): Asked {
  const { model, sent } = modelThatAnswers(answers);
  const traces: RepairTrace[] = [];
  const redactor = createRedactor(env);
  const solver = createModelSolver({
    provider: createRedactingProvider(model, redactor),
    redactor,
    cache: createAnswerCache(memoryStore()),
    maxContextTokens: 8_000,
    maxOutputTokens: 1_000,
    samples,
    temperature: undefined,
    turnedDown: async (problemId) =>
      (await opinionsOf(problemId, store)).filter(({ kind }) => kind === "rejected"),
    onTrace(trace) {
      traces.push(trace);
      return Promise.resolve();
    },
  });
  return { solver, sent, traces };
}

/** An answer of one block. */
export function block(file: string, search: string, replace: string, title = "Mend it"): string {
  return `TITLE: ${title}\nREASON: it is wrong\n\nFILE: ${file}\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
}
