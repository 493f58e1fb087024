import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface CommandLine {
  command: string;
  args: readonly string[];
  folder: string;
  /** Exit codes that are an answer; any other is a fault of the bench. */
  exits: readonly number[];
  /** Variables beyond the bench's own. */
  environment?: Readonly<Record<string, string>>;
}

export interface Measurement {
  /** Wall time of the process, in milliseconds. */
  ms: number;
  /** Time of the processor, of user and system, in milliseconds. */
  cpuMs: number;
  stdout: string;
  /** Highest resident memory in megabytes; only of Node processes. */
  peakMegabytes: number | undefined;
}

export interface Comparison {
  subject: Measurement[];
  anchor: Measurement[];
  /** Median of subject / anchor, pair by pair: what the machine does meanwhile weighs on both alike. */
  ratio: number;
}

/** As an address that holds it, since types to strip would cost the measured process memory. */
export const MEMORY_HOOK: string = `data:text/javascript,${encodeURIComponent(
  readFileSync(join(import.meta.dirname, "report-memory.ts"), "utf8"),
)}`;

/** Runs two commands in turn, A B A B …, after one unmeasured round. */
export async function compare(
  subject: CommandLine,
  anchor: CommandLine,
  rounds: number,
): Promise<Comparison> {
  const pairs: { subject: Measurement; anchor: Measurement }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const pair = { subject: await measure(subject), anchor: await measure(anchor) };
    if (round > 0) pairs.push(pair);
  }
  return {
    subject: pairs.map((pair) => pair.subject),
    anchor: pairs.map((pair) => pair.anchor),
    ratio: median(pairs.map((pair) => pair.subject.ms / pair.anchor.ms)),
  };
}

/** The least processor time of any run: what else the machine does can only add to it. */
export function leastCpu(runs: readonly Measurement[]): number {
  return Math.min(...runs.map(({ cpuMs }) => cpuMs));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs a command and says what it cost. */
export async function measure(line: CommandLine): Promise<Measurement> {
  const scratch = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
  const memoryFile = join(scratch, "memory");
  try {
    const isNode = line.command === process.execPath;
    const args = isNode ? ["--import", MEMORY_HOOK, ...line.args] : line.args;
    const started = performance.now();
    const { stdout, cpuMs } = await output({ ...line, args }, memoryFile);
    const ms = performance.now() - started;
    return { ms, cpuMs, stdout, peakMegabytes: await readMegabytes(memoryFile) };
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** A program that becomes another one, as TypeScript 7 does, tells nothing. */
async function readMegabytes(file: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}

/** The shell tells what a command cost, on one core of the machine where it can be had alone. */
const TIMED = `TIMEFORMAT="cpu %3U %3S"; time $(command -v taskset >/dev/null && echo taskset -c 0) "$@"`;

/** What a command prints and costs, when it ends as expected. */
function output(
  { command, args, folder, exits, environment }: CommandLine,
  memoryFile: string,
): Promise<Pick<Measurement, "stdout" | "cpuMs">> {
  const child = spawn("bash", ["-c", TIMED, "bash", command, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment, NO_COLOR: "1", HEPHAESTUS_BENCH_MEMORY: memoryFile },
  });
  const chunks: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const said = Buffer.concat(errors).toString("utf8");
      const [, user, system] = /^cpu ([\d.]+) ([\d.]+)$/m.exec(said) ?? [];
      if (code !== null && exits.includes(code))
        resolve({
          stdout: Buffer.concat(chunks).toString("utf8"),
          cpuMs: 1000 * (Number(user) + Number(system)),
        });
      else reject(new Error(`${command} ${args.join(" ")} exits ${code}: ${said}`));
    });
  });
}
