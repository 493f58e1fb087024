import { performance } from "node:perf_hooks";
import type { CandidateProvider, Config, Solution } from "@hephaestus/core";
import type { SessionOptions } from "./commands/session-options.ts";
import { print, type Io } from "./io.ts";

/** The model of a session. Without one everything else works. */
export interface SessionAi {
  provider: CandidateProvider | undefined;
  /** What was spent, in a sentence. */
  spent(): Promise<string | undefined>;
  /** Keeps fixes that the user took; `read` gives the files as they were. */
  remember(taken: readonly Solution[], read: (file: string) => string | undefined): Promise<void>;
}

const NO_AI: SessionAi = {
  provider: undefined,
  spent: () => Promise.resolve(undefined),
  remember: () => Promise.resolve(),
};

/** Opens the model where the user or hephaestus.yaml asks for it; one line on stderr says why there is none. */
export async function openSessionAi(
  config: Config,
  workspace: string,
  options: Pick<SessionOptions, "ai" | "trust">,
  io: Io,
): Promise<SessionAi> {
  if (!(options.ai ?? config.ai.enabled)) return NO_AI;
  const { folderStore, openAi, rememberFixes, stateFolder } = await import("@hephaestus/ai");
  const store = folderStore(stateFolder(io.env));
  const opened = await openAi({
    ai: config.ai,
    env: io.env,
    trust: options.trust,
    workspace,
    store,
    clock: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
  });
  if (opened.provider !== undefined)
    return { ...opened, remember: (taken, read) => rememberFixes(taken, read, store) };
  await print(io.stderr, `AI is off: ${opened.reason}. Everything else works.\n`);
  return NO_AI;
}
