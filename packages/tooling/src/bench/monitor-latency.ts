import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

/** What a running monitor costs, and how late it is. */
export interface Latency {
  /** Milliseconds from a line written to its event read: the median, and what 99 of 100 stay below. */
  p50: number;
  p99: number;
  events: number;
  /** Per cent of one core that the monitor took; NaN where the system does not tell. */
  cpu: number;
}

const TICK_MS = 5;
const WARM_UP_MS = 1500;
/** So many lines are written for each that raises an alarm. */
const LINES_OF_ALARM = 100;

/** Writes lines to a file that a monitor follows, at a rate, for some seconds; one in a hundred raises an alarm. */
export async function measureLatency(
  cli: string,
  folder: string,
  rate: number,
  seconds: number,
): Promise<Latency> {
  const name = `rate-${rate}.log`;
  writeFileSync(join(folder, name), "");
  const args = [cli, "monitor", name, "-o", "json", "--no-fix", "-w", folder];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const waits: number[] = [];
  createInterface(child.stdout).on("line", (line) => {
    const written = /at=(\d+\.\d+)/.exec(line)?.[1];
    if (written !== undefined) waits.push(now() - Number(written));
  });
  await pause(WARM_UP_MS);
  const before = cpuOf(child);
  const started = now();
  await writeLines(join(folder, name), rate, seconds);
  const cpu = (100 * (cpuOf(child) - before)) / (now() - started);
  await pause(WARM_UP_MS);
  child.kill("SIGINT");
  await once(child, "close");
  const sorted = waits.toSorted((one, other) => one - other);
  return { p50: share(sorted, 0.5), p99: share(sorted, 0.99), events: sorted.length, cpu };
}

async function writeLines(path: string, rate: number, seconds: number): Promise<void> {
  const started = now();
  let written = 0;
  let alarms = 0;
  while (now() - started < seconds * 1000) {
    const due = ((now() - started) / 1000) * rate;
    let text = "";
    for (; written < due; written++)
      text += `${new Date().toISOString()} INFO served item ${written} in ${written % 90}ms\n`;
    for (; alarms < due / LINES_OF_ALARM; alarms++)
      text += `${new Date().toISOString()} ERROR ${words(alarms)} at=${now().toFixed(3)}\n`;
    appendFileSync(path, text);
    await pause(TICK_MS);
  }
}

/** Words that no other line has, so that each is a template of its own. */
function words(number: number): string {
  return [3, 5, 7, 11]
    .map((factor) =>
      String(number * factor * 7919).replaceAll(/\d/g, (digit) => "abcdefghij".charAt(Number(digit))),
    )
    .join(" ");
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Processor time of a process in milliseconds, user and system; NaN where the system does not tell. */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
}
