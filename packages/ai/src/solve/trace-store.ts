import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import type { RepairTrace, RepairTurn } from "./repair-trace.ts";

/** A trace as it was kept. */
export interface KeptTrace extends Omit<RepairTrace, "turns"> {
  turns: (Omit<RepairTurn, "outcome" | "candidate"> & {
    outcome: string;
    candidate?: RepairTurn["candidate"] | undefined;
  })[];
}

const traceSchema: z.ZodType<KeptTrace> = z.object({
  problemId: z.string(),
  model: z.string(),
  files: z.array(z.string()),
  turns: z.array(
    z.object({
      answer: z.string(),
      complaints: z.array(z.string()),
      outcome: z.string(),
      candidate: z.object({ title: z.string(), files: z.array(z.string()) }).optional(),
      proofs: z.array(z.string()),
    }),
  ),
  kept: z.boolean(),
});

/** Ids of problems are hexadecimal; nothing else becomes part of a file's name. */
const PROBLEM_ID = /^[0-9a-f]{4,64}$/;

/** Keeps the last trace of a problem. */
export async function keepTrace(trace: RepairTrace, store: StateStore): Promise<void> {
  if (PROBLEM_ID.test(trace.problemId)) await store.write(nameOf(trace.problemId), JSON.stringify(trace));
}

/** The last trace of a problem; undefined where no model was asked about it. */
export async function findTrace(problemId: string, store: StateStore): Promise<KeptTrace | undefined> {
  if (!PROBLEM_ID.test(problemId)) return undefined;
  const text = await store.read(nameOf(problemId));
  try {
    return text === undefined ? undefined : traceSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function nameOf(problemId: string): string {
  return `repairs/${problemId}.json`;
}
