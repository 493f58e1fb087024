/**
 * Run by the bench, on Linux: analyses a log of a trusted workspace with the shipped core, compiled code cached as the
 * command line has it, and prints the processor time that it and the processes it started took, in milliseconds.
 */
import { readFileSync } from "node:fs";
import { createRequire, enableCompileCache } from "node:module";
import type * as Core from "@hephaestus/core";

const [core = "", workspace = "", log = ""] = process.argv.slice(2);
const MICROSECONDS = 1000;
const MS_PER_TICK = 10;

async function analyze(): Promise<void> {
  enableCompileCache();
  const { openEngine, openLogFile }: typeof Core = createRequire(import.meta.url)(core);
  const config = { ignore: [], protectedPaths: [] };
  const clock = (): number => performance.now();
  const engine = await openEngine({ workspace, trust: true, config, clock, progress: () => undefined });
  const { solutions } = await engine.analyze(openLogFile(log));
  const { user, system } = process.cpuUsage();
  const ofChildren = startedBy(process.pid).reduce((sum, pid) => sum + processorTime(pid), 0);
  engine.dispose();
  const details = solutions.flatMap(({ verdict }) => verdict.proofs).map(({ detail }) => detail);
  if (!details.some((detail) => detail.endsWith(", native"))) throw new Error("no native compiler proved");
  console.log((user + system) / MICROSECONDS + ofChildren);
}

function startedBy(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  return children.map(Number).flatMap((child) => [child, ...startedBy(child)]);
}

function processorTime(pid: number): number {
  const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = after.split(" ").slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * MS_PER_TICK;
}

analyze().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
