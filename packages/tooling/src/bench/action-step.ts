import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { FailedShop, StepResult } from "@hephaestus/github-double";

/** Loaded first, and as the bundles are: another kind of module would have Node start what a runner never starts. */
const HOOK = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const costs = { cpuMs: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
  require("node:fs").writeFileSync(process.env.HEPHAESTUS_BENCH_COSTS, JSON.stringify(costs));
});`;
const costs = z.object({ cpuMs: z.number(), megabytes: z.number() });

/** What a step of a job cost. */
export interface StepCost {
  ms: number;
  /** From the start of the process to its first request. */
  firstRequestMs: number;
  megabytes: number;
  /** Time of the processor, of user and system, in milliseconds: another process beside it changes it less. */
  cpuMs: number;
  result: StepResult;
}

/** What a step costs that is run with these variables. */
export async function measureStep(
  { github, temporary }: FailedShop,
  run: (env: Record<string, string>) => Promise<StepResult>,
): Promise<StepCost> {
  const [hook, file] = [join(temporary, "hook.cjs"), join(temporary, "costs.json")];
  await writeFile(hook, HOOK);
  const before = github.state.requests.length;
  const started = performance.now();
  const result = await run({
    NODE_OPTIONS: `--require=${JSON.stringify(hook)}`,
    HEPHAESTUS_BENCH_COSTS: file,
  });
  const ms = performance.now() - started;
  const firstRequestMs = (github.state.requests[before]?.at ?? Number.NaN) - started;
  return { ms, firstRequestMs, ...costs.parse(JSON.parse(await readFile(file, "utf8"))), result };
}
