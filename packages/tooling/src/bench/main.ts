/** `pnpm bench`: each figure is a ratio of two commands run in turn, so that it holds on a noisy machine. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCli } from "../build.ts";
import { actionFigures } from "./action-figures.ts";
import { printAssistantFigures } from "./assistant-reading.ts";
import { languageServerFigures, printFigures } from "./language-server.ts";
import { compare, median, type CommandLine, type Measurement } from "./measure.ts";
import { printMonitorFigures } from "./monitor-figures.ts";
import { projectRows, type Row } from "./project-rows.ts";
import { analyzingRows, readingRows } from "./reading-rows.ts";

const DEMO = fileURLToPath(new URL("../../../demo", import.meta.url));
const DIST = fileURLToPath(new URL("../../../cli/dist", import.meta.url));

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

function peak(runs: readonly Measurement[]): number {
  return Math.max(...runs.map((run) => run.peakMegabytes ?? 0));
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
    ...(await analyzingRows(cli, folder)),
    await helpRow(cli, folder),
  ]);
  printFigures(await languageServerFigures(folder));
  printFigures(await actionFigures(folder), "actions");
  await printMonitorFigures(cli, folder);
  await printAssistantFigures(cli, folder);
} finally {
  await rm(folder, { recursive: true });
}
