import {
  createReading,
  openEngine,
  planFix,
  type Config,
  type EngineOptions,
  type LogInput,
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
  const ongoing = createReading(options.config.patterns);
  for await (const { chunks, ...log } of logs) {
    const reader = ongoing.open(log);
    for await (const chunk of chunks) reader.push(chunk);
    reader.end();
  }
  const engine = await openEngine(engineOptions(options));
  try {
    const reading = ongoing.soFar();
    const analysis = await engine.conclude(reading);
    const plan = await planFix(engine, analysis, {
      all: options.plausible === true,
      only: [],
      commands: options.trust ? options.verify : [],
      folder: options.folder,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
    });
    return await use({ engine, reading, analysis, plan });
  } finally {
    engine.dispose();
  }
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
