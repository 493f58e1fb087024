import { join } from "node:path";
import { z } from "zod";
import { bundle } from "./bundle.ts";
import { DENSE, generateLog, SPARSE } from "./generate-log.ts";
import { compare, leastCpu, type CommandLine, type Comparison, type Measurement } from "./measure.ts";
import type { Row } from "./project-rows.ts";

const MEGABYTE = 1e6;
const BIG_LOG_MEGABYTES = 100;
const BIGGER_LOG_MEGABYTES = 1000;

const Found = z.object({ problems: z.array(z.unknown()) });

/** What reading a log costs, in processor time, without engine and report: bundled, as it is shipped. */
export async function readingRows(folder: string): Promise<Row[]> {
  const program = join(folder, "count-findings.cjs");
  await bundle(join(import.meta.dirname, "count-findings.ts"), program);
  const reading = (log: string): CommandLine => ({
    ...node(folder, program, log),
    environment: { NODE_COMPILE_CACHE: join(folder, "compile-cache") },
  });
  const [log, sparse, bigger] = [
    join(folder, "big.log"),
    join(folder, "sparse.log"),
    join(folder, "bigger.log"),
  ];
  const { bytes, planted } = await generateLog(log, BIG_LOG_MEGABYTES * MEGABYTE, DENSE);
  const few = await generateLog(sparse, BIG_LOG_MEGABYTES * MEGABYTE, SPARSE);
  await generateLog(bigger, BIGGER_LOG_MEGABYTES * MEGABYTE, DENSE);
  const whole = await compare(reading(log), grepping(folder, log), 7);
  const rare = await compare(reading(sparse), grepping(folder, sparse), 7);
  const loop = node(folder, join(import.meta.dirname, "count-matches.ts"), log);
  const patterns = await compare(loop, reading(log), 3);
  const growth = await compare(reading(bigger), reading(log), 1);
  const found = (comparison: Comparison, of: number): string =>
    `${(bytes / MEGABYTE).toFixed(0)} MB, ${comparison.subject[0]?.stdout.trim()} of ${of} planted problems found; processor time`;
  return [
    cpuRow(
      "reading 100 MB of GitHub log and detecting / `grep -cE 'error|fail'`",
      whole,
      found(whole, planted),
    ),
    cpuRow("the same where failures are rare", rare, found(rare, few.planted)),
    cpuRow("a loop of 30 regular expressions per line / reading and detecting", patterns, "processor time"),
    {
      figure: `reading ${BIGGER_LOG_MEGABYTES} MB / reading 100 MB: peak memory`,
      comparison: { ...growth, ratio: peak(growth.subject) / peak(growth.anchor) },
      remark: `${peak(growth.anchor).toFixed(0)} MB for 100 MB`,
    },
  ];
}

/** The same with everything that the command does, up to its report. */
export async function analyzingRows(cli: string, folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [density, words] of [
    [DENSE, ""],
    [SPARSE, " where failures are rare"],
  ] as const) {
    const log = join(folder, "analyzed.log");
    const { planted } = await generateLog(log, BIG_LOG_MEGABYTES * MEGABYTE, density);
    const analyze = { ...node(folder, cli, "analyze", log, "-o", "json", "-q"), exits: [1] };
    const comparison = await compare(analyze, grepping(folder, log), 3);
    const { problems } = Found.parse(JSON.parse(comparison.subject[0]?.stdout ?? ""));
    const figure = `\`hephaestus analyze\` of 100 MB${words} / \`grep -cE 'error|fail'\``;
    rows.push(
      cpuRow(figure, comparison, `${problems.length} of ${planted} planted problems told; processor time`),
    );
  }
  return rows;
}

function node(folder: string, ...args: string[]): CommandLine {
  return { command: process.execPath, args, folder, exits: [0] };
}

function grepping(folder: string, log: string): CommandLine {
  return { command: "grep", args: ["-cE", "error|fail", log], folder, exits: [0] };
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
