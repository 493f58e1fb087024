import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { buildCli } from "../build.ts";
import { measure } from "./measure.ts";
import { measureLatency } from "./monitor-latency.ts";
import { measureMemory } from "./monitor-memory.ts";
import { measureGrouping } from "./templates/measure-grouping.ts";

const DIST = fileURLToPath(new URL("../../../cli/dist", import.meta.url));
const SHORT = 1_000_000;
const LONG = 10_000_000;
const SECONDS = 10;
const RATES = [1000, 10_000] as const;
const Throughput = z.object({ rate: z.number() });

/** Prints what watching a live log costs, how late it is, and how well its lines are grouped. */
export async function printMonitorFigures(cli: string, folder: string): Promise<void> {
  console.log("\n| live log | measured | bar |\n| --- | --- | --- |");
  const rate = await throughput(folder, SHORT);
  console.log(`| entries a second of one core | ${rate.toFixed(0)} | ≥ 200000 |`);
  const short = await measureMemory(cli, folder, SHORT);
  const long = await measureMemory(cli, folder, LONG);
  console.log(
    `| memory of ${SHORT} / ${LONG} lines | ${short.toFixed(0)} / ${long.toFixed(0)} MB | ≤ 200 MB |`,
  );
  for (const written of RATES) {
    const { p50, p99, events, cpu } = await measureLatency(cli, folder, written, SECONDS);
    const wait = `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms of ${events} events`;
    console.log(`| ${written} lines/s: written to told | ${wait} | p99 ≤ 20 ms |`);
    console.log(
      `| ${written} lines/s: share of a core | ${cpu.toFixed(1)} % | ${written === RATES[0] ? "≤ 5 %" : ""} |`,
    );
  }
  await printGrouping();
}

async function throughput(folder: string, lines: number): Promise<number> {
  const args = [join(import.meta.dirname, "monitor-throughput.ts"), String(lines)];
  const { stdout } = await measure({ command: process.execPath, args, folder, exits: [0] });
  return Throughput.parse(JSON.parse(stdout)).rate;
}

async function printGrouping(): Promise<void> {
  const sets = await measureGrouping();
  console.log("\n| templates of | lines | GA | FGA |\n| --- | --- | --- | --- |");
  for (const { name, lines, ga, fga } of sets)
    console.log(`| ${name} | ${lines} | ${ga.toFixed(3)} | ${fga.toFixed(3)} |`);
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  console.log(`| mean | | ${mean(sets.map(({ ga }) => ga))} | ${mean(sets.map(({ fga }) => fga))} |`);
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
  try {
    await buildCli(DIST);
    await printMonitorFigures(join(DIST, "hephaestus.cjs"), folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) await main();
