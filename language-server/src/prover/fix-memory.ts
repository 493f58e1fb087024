import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type * as Ai from "@hephaestus/ai";
import type { CandidateMemory } from "@hephaestus/core";
import { realFolder } from "../reader/folder-engines.ts";
import type { ProverMethods } from "./prover-methods.ts";

/** What the user did with fixes before, in his own folder of this machine; the command line shares it. */
export interface FixMemory extends CandidateMemory {
  /** Keeps what he did with one, and learns what he made of those that he kept. */
  remember(parameters: ProverMethods["remember"]["parameters"]): Promise<void>;
  /** Learns what he made of the fixes that he kept in a folder: once, before its first proof. */
  settleOnce(folder: string): Promise<void>;
}

interface Opened {
  ai: Pick<typeof Ai, "followTaken" | "rememberFeedback" | "settleTaken">;
  store: Ai.StateStore;
  memory: CandidateMemory;
}

/** What it is made of is loaded when it is first asked. */
export function createFixMemory(): FixMemory {
  let opening: Promise<Opened> | undefined;
  const settled = new Set<string>();
  const open = (): Promise<Opened> => (opening ??= openMemory());

  async function settle(folder: string): Promise<void> {
    const { ai, store } = await open();
    const workspace = await realFolder(folder);
    settled.add(folder);
    await ai.settleTaken(workspace, (file) => textOf(join(workspace, file)), store);
  }

  return {
    recall: async (problem, context) => (await open()).memory.recall(problem, context),
    isTurnedDown: async (problem, candidate, context) =>
      (await open()).memory.isTurnedDown(problem, candidate, context),
    async remember({ folder, told }) {
      const { ai, store } = await open();
      if (told !== undefined) await ai.rememberFeedback(told, store);
      if (told?.kind === "accepted") await ai.followTaken(await realFolder(folder), [told], store);
      await settle(folder);
    },
    async settleOnce(folder) {
      if (!settled.has(folder)) await settle(folder);
    },
  };
}

async function openMemory(): Promise<Opened> {
  const ai = await import("@hephaestus/ai");
  const store = ai.folderStore(ai.stateFolder(process.env));
  return { ai, store, memory: ai.createFixMemory(store) };
}

/** As it is on the disk: what is half typed is no opinion. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
