import {
  createReading,
  openEngine,
  planFix,
  raiseByCommands,
  type Config,
  type EngineOptions,
  type LogInput,
  type Reading,
} from "@hephaestus/core";
import type { Analysed } from "./to-run-report.ts";

export interface AnalyzeRunOptions {
  /** Absolute real path of the checked-out code. */
  workspace: string;
  /** Folder the failing commands run in, relative to it. */
  folder: string;
  base?: string;
  /** Whether the fix is made of plausible solutions, too. */
  plausible?: boolean;
  /** Whether code of the project may run: its ESLint and the commands. */
  trust: boolean;
  config: Config;
  /** Commands that must pass with the fix, on a copy. */
  verify: readonly string[];
  clock: () => number;
}

const COMMAND_TIMEOUT_MS = 30 * 60_000;

/** Reads logs, finds the roots, and puts what is proved together. `use` gets the result while the engine is alive. */
export async function analyzeRun<Result>(
  logs: AsyncIterable<LogInput>,
  options: AnalyzeRunOptions,
  use: (analysed: Analysed) => Promise<Result>,
): Promise<Result> {
  // It looks at the workspace while the logs are on their way.
  const opening = openEngine(engineOptions(options));
  const [engine, reading] = await Promise.all([opening, readAll(logs, options)]).catch(async (error) => {
    const opened = await opening.catch(() => undefined);
    opened?.dispose();
    throw error;
  });
  try {
    const request = {
      commands: options.trust ? options.verify : [],
      folder: options.folder,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
    };
    const concluded = await engine.conclude(reading);
    const all = options.plausible === true;
    const analysis = all ? concluded : await raiseByCommands(engine, concluded, request);
    const plan = await planFix(engine, analysis, { ...request, all, only: [] });
    return await use({ engine, reading, analysis, plan });
  } finally {
    engine.dispose();
  }
}

async function readAll(logs: AsyncIterable<LogInput>, { config }: AnalyzeRunOptions): Promise<Reading> {
  const ongoing = createReading(config.patterns);
  for await (const { chunks, ...log } of logs) {
    const reader = ongoing.open(log);
    for await (const chunk of chunks) reader.push(chunk);
    reader.end();
  }
  return ongoing.soFar();
}

function engineOptions({ workspace, folder, base, trust, config, clock }: AnalyzeRunOptions): EngineOptions {
  return {
    workspace,
    folder,
    trust,
    config,
    clock,
    progress: () => undefined,
    ...(base === undefined ? {} : { base }),
  };
}
