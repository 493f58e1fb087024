import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import { REPAIR_PARTS, type RepairTrace, type RepairTurn } from "./repair-trace.ts";

/** A trace as it was kept. */
export interface KeptTrace extends Omit<RepairTrace, "turns"> {
  turns: (Omit<RepairTurn, "outcome" | "candidate"> & {
    outcome: string;
    candidate?: RepairTurn["candidate"] | undefined;
  })[];
}

const traceSchema: z.ZodType<KeptTrace> = z.object({
  problemId: z.string(),
  part: z.enum(REPAIR_PARTS),
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

/** Keeps the last trace of each part of a problem's repair. */
export async function keepTrace(trace: RepairTrace, store: StateStore): Promise<void> {
  if (PROBLEM_ID.test(trace.problemId)) await store.write(nameOf(trace), JSON.stringify(trace));
}

/** The last traces of a problem: of its fix, and of a test; none where no model was asked about it. */
export async function findTraces(problemId: string, store: StateStore): Promise<KeptTrace[]> {
  if (!PROBLEM_ID.test(problemId)) return [];
  const traces = await Promise.all(REPAIR_PARTS.map((part) => findTrace({ problemId, part }, store)));
  return traces.filter((trace) => trace !== undefined);
}

async function findTrace(key: TraceKey, store: StateStore): Promise<KeptTrace | undefined> {
  const text = await store.read(nameOf(key));
  try {
    return text === undefined ? undefined : traceSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type TraceKey = Pick<RepairTrace, "problemId" | "part">;

function nameOf({ problemId, part }: TraceKey): string {
  return `repairs/${problemId}-${part}.json`;
}
