import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  compare,
  leastCpu,
  measure,
  type CommandLine,
  type Comparison,
  type Measurement,
} from "./measure.ts";
import { shopProject, withSlips, writeProject } from "./shop-project.ts";
import type { Slip } from "./slip.ts";
import { MIXED_SLIPS, SHARED_SLIPS } from "./slips.ts";

export interface Row {
  figure: string;
  comparison: Comparison;
  remark: string;
}

interface BrokenProject {
  folder: string;
  /** What TypeScript 6 prints of it. */
  log: string;
}

const ROUNDS = 3;
const { resolve } = createRequire(import.meta.url);
/** Its command, as a file for Node. */
export const TYPESCRIPT_6: string = join(dirname(resolve("typescript-6/package.json")), "bin/tsc");
const TYPESCRIPT_7 = join(dirname(resolve("typescript/package.json")), "bin/tsc");
const ANALYZE_AGAIN = fileURLToPath(new URL("./analyze-again.ts", import.meta.url));
const ANALYZE_TRUSTED = fileURLToPath(new URL("./analyze-trusted.ts", import.meta.url));

/** Time from the log of a thousand files to the last proof, in processor time, beside what the compilers take. */
export async function projectRows(cli: string, folder: string): Promise<Row[]> {
  const mixed = await brokenProject(join(folder, "mixed"), MIXED_SLIPS);
  const shared = await brokenProject(join(folder, "shared"), SHARED_SLIPS);
  const [first] = (await readFile(shared.log, "utf8")).split("\n");
  const one = { ...shared, log: join(folder, "one.log") };
  await writeFile(one.log, `${first}\n`);
  const against6 = await compare(analyze(cli, mixed), compiler(TYPESCRIPT_6, mixed), ROUNDS);
  const against7 = await compare(analyze(cli, mixed), compiler(TYPESCRIPT_7, mixed), ROUNDS);
  const many = await compare(analyze(cli, shared), analyze(cli, one), ROUNDS);
  return [
    row("log of 20 errors in 1000 files to last proof / `tsc --noEmit` of TypeScript 6", against6),
    row("the same / TypeScript 7", against7),
    ...(await trustedRows(cli, mixed, against7)),
    await warmRow(mixed, leastCpu(against6.anchor)),
    row("122 errors of one cause / one of them", many),
  ];
}

/** Writes the generated project with slips in it, and beside it, as a log, what the compiler prints of it. */
export async function brokenProject(folder: string, slips: readonly Slip[]): Promise<BrokenProject> {
  const log = `${folder}.log`;
  await mkdir(folder, { recursive: true });
  await writeProject(folder, withSlips(await shopProject(), slips));
  const { stdout } = await measure(compiler(TYPESCRIPT_6, { folder, log }));
  await writeFile(log, stdout);
  return { folder, log };
}

function compiler(program: string, { folder }: BrokenProject): CommandLine {
  return { command: process.execPath, args: [program, "--noEmit"], folder, exits: [1, 2] };
}

function analyze(cli: string, { folder, log }: BrokenProject): CommandLine {
  const args = [cli, "analyze", log, "-w", folder, "-o", "json", "-q"];
  return { command: process.execPath, args, folder, exits: [1] };
}

function row(figure: string, comparison: Comparison): Row {
  const [subject, anchor] = [leastCpu(comparison.subject), leastCpu(comparison.anchor)];
  const remark = `${subject.toFixed(0)} / ${anchor.toFixed(0)} ms of processor time`;
  return { figure, comparison: { ...comparison, ratio: subject / anchor }, remark };
}

/** The same with `--trust`, where the workspace's own TypeScript 7 proves. A process that is killed is not in the shell's count. */
async function trustedRows(cli: string, { folder, log }: BrokenProject, others: Comparison): Promise<Row[]> {
  if (process.platform !== "linux") return [];
  await mkdir(join(folder, "node_modules"));
  await symlink(dirname(resolve("typescript/package.json")), join(folder, "node_modules/typescript"));
  const core = join(dirname(cli), "core.cjs");
  const subject: Measurement[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const args = [ANALYZE_TRUSTED, core, folder, log];
    const run = await measure({ command: process.execPath, args, folder, exits: [0] });
    if (round > 0) subject.push({ ...run, cpuMs: Number(run.stdout) });
  }
  return [
    row("the same with `--trust`, proved by TypeScript 7 / TypeScript 7", { ...others, subject }),
    row("with `--trust` / without", { ...others, subject, anchor: others.subject }),
  ];
}

/** The second analysis of one process tells itself what it cost. */
async function warmRow({ folder, log }: BrokenProject, anchorMs: number): Promise<Row> {
  const run = await measure({
    command: process.execPath,
    args: [ANALYZE_AGAIN, folder, log],
    folder,
    exits: [0],
  });
  const ms = Number(run.stdout);
  return {
    figure: "the second time in one process / `tsc --noEmit` of TypeScript 6",
    comparison: { subject: [{ ...run, ms, cpuMs: ms }], anchor: [], ratio: ms / anchorMs },
    remark: `${ms.toFixed(0)} / ${anchorMs.toFixed(0)} ms of processor time`,
  };
}
