import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { buildCli } from "../build.ts";
import { measure } from "./measure.ts";
import { measureLatency } from "./monitor-latency.ts";
import { measureGrouping } from "./templates/measure-grouping.ts";

const DIST = fileURLToPath(new URL("../../../cli/dist", import.meta.url));
const SHORT = 1_000_000;
const LONG = 10_000_000;
const SECONDS = 10;
const RATES = [1000, 10_000] as const;
const Throughput = z.object({ rate: z.number(), entries: z.number(), megabytes: z.number() });

/** Prints what watching a live log costs, how late it is, and how well its lines are grouped. */
export async function printMonitorFigures(cli: string, folder: string): Promise<void> {
  console.log("\n| live log | measured | bar |\n| --- | --- | --- |");
  const short = await throughput(folder, SHORT);
  const long = await throughput(folder, LONG);
  console.log(`| entries a second of one core | ${short.rate.toFixed(0)} | ≥ 200000 |`);
  console.log(
    `| memory of ${SHORT} / ${LONG} lines | ${short.megabytes.toFixed(0)} / ${long.megabytes.toFixed(0)} MB | ≤ 200 MB |`,
  );
  for (const rate of RATES) {
    const { p50, p99, events, cpu } = await measureLatency(cli, folder, rate, SECONDS);
    const wait = `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms of ${events} events`;
    console.log(`| ${rate} lines/s: written to told | ${wait} | p99 ≤ 20 ms |`);
    console.log(
      `| ${rate} lines/s: share of a core | ${cpu.toFixed(1)} % | ${rate === RATES[0] ? "≤ 5 %" : ""} |`,
    );
  }
  await printGrouping();
}

async function throughput(folder: string, lines: number): Promise<z.infer<typeof Throughput>> {
  const args = [join(import.meta.dirname, "monitor-throughput.ts"), String(lines)];
  const { stdout } = await measure({ command: process.execPath, args, folder, exits: [0] });
  return Throughput.parse(JSON.parse(stdout));
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
