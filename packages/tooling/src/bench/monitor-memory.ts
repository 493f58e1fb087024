import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { MEMORY_HOOK } from "./measure.ts";
import { serviceLog } from "./service-log.ts";

/** The most memory, in megabytes, that a monitor takes for so many lines of its standard input. */
export async function measureMemory(cli: string, folder: string, lines: number): Promise<number> {
  const file = join(folder, `memory-${lines}`);
  const args = ["--import", MEMORY_HOOK, cli, "monitor", "-", "--no-fix", "-o", "json", "-w", folder];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HEPHAESTUS_BENCH_MEMORY: file },
    stdio: ["pipe", "ignore", "inherit"],
  });
  Readable.from(serviceLog(lines)).pipe(child.stdin);
  await once(child, "close");
  return Number(await readFile(file, "utf8"));
}
