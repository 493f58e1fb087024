/** `pnpm bench`: each figure is a ratio of two commands run in turn, so that it holds on a noisy machine. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { buildCli } from "../build.ts";
import { bundle } from "./bundle.ts";
import { generateLog } from "./generate-log.ts";
import { compare, leastCpu, median, type CommandLine, type Comparison, type Measurement } from "./measure.ts";
import { projectRows, type Row } from "./project-rows.ts";

const DEMO = fileURLToPath(new URL("../../../demo", import.meta.url));
const DIST = fileURLToPath(new URL("../../../cli/dist", import.meta.url));
const MEGABYTE = 1e6;
const BIG_LOG_MEGABYTES = 100;
const BIGGER_LOG_MEGABYTES = 1000;

const Found = z.object({ problems: z.array(z.unknown()) });

function node(folder: string, exits: readonly number[], ...args: string[]): CommandLine {
  return { command: process.execPath, args, folder, exits };
}

async function provingRow(cli: string, folder: string): Promise<Row> {
  const project = join(DEMO, "project");
  const analyze = node(folder, [1], cli, "analyze", join(DEMO, "ci.log"), "-w", project, "-o", "json", "-q");
  const tsc = node(project, [2], join(project, "node_modules/typescript/bin/tsc"), "--noEmit");
  const comparison = await compare(analyze, tsc, 7);
  return {
    figure: "demo log to last proof / `tsc --noEmit` of the demo (TypeScript 6)",
    comparison,
    remark: "",
  };
}

/** What reading a log costs, in processor time, without engine and report: bundled, as it is shipped. */
async function readingRows(folder: string): Promise<Row[]> {
  const program = join(folder, "count-findings.cjs");
  await bundle(join(import.meta.dirname, "count-findings.ts"), program);
  const [log, bigger] = [join(folder, "big.log"), join(folder, "bigger.log")];
  const { bytes, planted } = await generateLog(log, BIG_LOG_MEGABYTES * MEGABYTE);
  await generateLog(bigger, BIGGER_LOG_MEGABYTES * MEGABYTE);
  const read = node(folder, [0], program, log);
  const grep = { command: "grep", args: ["-cE", "error|fail", log], folder, exits: [0] };
  const loop = node(folder, [0], join(import.meta.dirname, "count-matches.ts"), log);
  const whole = await compare(read, grep, 7);
  const patterns = await compare(loop, read, 3);
  const growth = await compare(node(folder, [0], program, bigger), read, 1);
  const found = Number(whole.subject[0]?.stdout);
  const remark = `${(bytes / MEGABYTE).toFixed(0)} MB, ${found} of ${planted} planted problems found; processor time`;
  return [
    cpuRow("reading 100 MB of GitHub log and detecting / `grep -cE 'error|fail'`", whole, remark),
    cpuRow("a loop of 30 regular expressions per line / the same", patterns, "processor time"),
    {
      figure: `reading ${BIGGER_LOG_MEGABYTES} MB / reading 100 MB: peak memory`,
      comparison: { ...growth, ratio: peak(growth.subject) / peak(growth.anchor) },
      remark: `${peak(growth.anchor).toFixed(0)} MB for 100 MB`,
    },
  ];
}

function cpuRow(figure: string, comparison: Comparison, remark: string): Row {
  const [subject, anchor] = [leastCpu(comparison.subject), leastCpu(comparison.anchor)];
  return {
    figure,
    comparison: { ...comparison, ratio: subject / anchor },
    remark: `${subject.toFixed(0)} / ${anchor.toFixed(0)} ms, ${remark}`,
  };
}

function peak(runs: readonly Measurement[]): number {
  return Math.max(...runs.map((run) => run.peakMegabytes ?? 0));
}

async function analyzingRow(cli: string, folder: string): Promise<Row> {
  const log = join(folder, "big.log");
  const { planted } = await generateLog(log, BIG_LOG_MEGABYTES * MEGABYTE);
  const analyze = node(folder, [1], cli, "analyze", log, "-o", "json", "-q");
  const grep = { command: "grep", args: ["-cE", "error|fail", log], folder, exits: [0] };
  const comparison = await compare(analyze, grep, 3);
  const found = Found.parse(JSON.parse(comparison.subject[0]?.stdout ?? ""));
  const remark = `${found.problems.length} of ${planted} planted problems told`;
  return { figure: "`hephaestus analyze` of 100 MB / `grep -cE 'error|fail'`", comparison, remark };
}

async function helpRow(cli: string, folder: string): Promise<Row> {
  const comparison = await compare(node(folder, [0], cli, "--help"), node(folder, [0], "-e", "0"), 15);
  return { figure: "`hephaestus --help` / `node -e 0`", comparison, remark: "" };
}

function print(rows: readonly Row[]): void {
  console.log("| figure | ratio | ms | anchor ms | peak MB | |\n| --- | --- | --- | --- | --- | --- |");
  for (const { figure, comparison, remark } of rows) {
    const { subject, anchor, ratio } = comparison;
    const ms = median(subject.map((run) => run.ms)).toFixed(0);
    const anchorMs = anchor.length === 0 ? "–" : median(anchor.map((run) => run.ms)).toFixed(0);
    const megabytes = peak(subject).toFixed(0);
    console.log(`| ${figure} | ${ratio.toFixed(2)} | ${ms} | ${anchorMs} | ${megabytes} | ${remark} |`);
  }
}

const folder = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
try {
  await buildCli(DIST);
  const cli = join(DIST, "hephaestus.cjs");
  print([
    await provingRow(cli, folder),
    ...(await projectRows(cli, folder)),
    ...(await readingRows(folder)),
    await analyzingRow(cli, folder),
    await helpRow(cli, folder),
  ]);
} finally {
  await rm(folder, { recursive: true });
}
