import { performance } from "node:perf_hooks";
import type { CandidateMemory, CandidateProvider, Config, Solution } from "@hephaestus/core";
import type { SessionOptions } from "./commands/session-options.ts";
import { print, type Io } from "./io.ts";

/** What a session knows beyond the workspace: fixes of before, and a model where one is asked. */
export interface SessionAi {
  memory: CandidateMemory;
  /** Absent where no model is asked. */
  provider: CandidateProvider | undefined;
  /** What was spent, in a sentence. */
  spent(): Promise<string | undefined>;
  /** Keeps what the user did with fixes; `read` gives the files as they were. */
  remember(feedback: SessionFeedback, read: (file: string) => string | undefined): Promise<void>;
  /** Learns from the files as they are what the user made of the fixes that he took before. */
  settle(read: (file: string) => string | undefined): Promise<void>;
}

/** What the user did with the fixes of a session. */
export interface SessionFeedback {
  accepted: readonly Solution[];
  rejected: readonly Solution[];
}

/** Opens the memory, and the model where the user or hephaestus.yaml asks for it; one line on stderr says why there is none. */
export async function openSessionAi(
  config: Config,
  workspace: string,
  options: Pick<SessionOptions, "ai" | "trust">,
  io: Io,
): Promise<SessionAi> {
  const ai = await import("@hephaestus/ai");
  const store = ai.folderStore(ai.stateFolder(io.env));
  const session = {
    memory: ai.createFixMemory(store),
    settle: (read: (file: string) => string | undefined) => ai.settleTaken(workspace, read, store),
    async remember({ accepted, rejected }: SessionFeedback, read: (file: string) => string | undefined) {
      const taken = accepted.flatMap((solution) => ai.feedbackOn(solution, "accepted", read) ?? []);
      const refused = rejected.flatMap((solution) => ai.feedbackOn(solution, "rejected", read) ?? []);
      for (const feedback of [...refused, ...taken]) await ai.rememberFeedback(feedback, store);
      await ai.followTaken(workspace, taken, store);
    },
  };
  const silent = { ...session, provider: undefined, spent: () => Promise.resolve(undefined) };
  if (!(options.ai ?? config.ai.enabled)) return silent;
  const opened = await ai.openAi({
    ai: config.ai,
    env: io.env,
    trust: options.trust,
    workspace,
    store,
    clock: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
  });
  if (opened.provider !== undefined) return { ...session, ...opened };
  await print(io.stderr, `AI is off: ${opened.reason}. Everything else works.\n`);
  return silent;
}
