/** `pnpm bench`: each figure is a ratio of two commands run in turn, so that it holds on a noisy machine. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { buildCli } from "../build.ts";
import { generateLog } from "./generate-log.ts";
import { compare, median, type CommandLine, type Comparison } from "./measure.ts";

const DEMO = fileURLToPath(new URL("../../../demo", import.meta.url));
const DIST = fileURLToPath(new URL("../../../cli/dist", import.meta.url));
const MEGABYTE = 1e6;
const BIG_LOG_MEGABYTES = 100;

const Found = z.object({ problems: z.array(z.unknown()) });

interface Row {
  figure: string;
  comparison: Comparison;
  remark: string;
}

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

async function readingRow(cli: string, folder: string): Promise<Row> {
  const log = join(folder, "big.log");
  const { bytes, planted } = await generateLog(log, BIG_LOG_MEGABYTES * MEGABYTE);
  const analyze = node(folder, [1], cli, "analyze", log, "-o", "json", "-q");
  const grep = { command: "grep", args: ["-cE", "error|fail", log], folder, exits: [0] };
  const comparison = await compare(analyze, grep, 5);
  const found = Found.parse(JSON.parse(comparison.subject[0]?.stdout ?? ""));
  const remark = `${(bytes / MEGABYTE).toFixed(0)} MB, ${found.problems.length} of ${planted} planted problems found`;
  return { figure: "reading 100 MB of GitHub log / `grep -cE 'error|fail'`", comparison, remark };
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
    const anchorMs = median(anchor.map((run) => run.ms)).toFixed(0);
    const peak = Math.max(...subject.map((run) => run.peakMegabytes ?? 0)).toFixed(0);
    console.log(`| ${figure} | ${ratio.toFixed(2)} | ${ms} | ${anchorMs} | ${peak} | ${remark} |`);
  }
}

const folder = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
try {
  await buildCli(DIST);
  const cli = join(DIST, "hephaestus.cjs");
  print([await provingRow(cli, folder), await readingRow(cli, folder), await helpRow(cli, folder)]);
} finally {
  await rm(folder, { recursive: true });
}
