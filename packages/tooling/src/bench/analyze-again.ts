/** Run by the bench: analyses a log twice in one process and prints the processor time of the second time. */
import { openEngine, openLogFile } from "@hephaestus/core";

const [workspace = "", log = ""] = process.argv.slice(2);
const MICROSECONDS = 1000;

async function analyzeTwice(): Promise<void> {
  const config = { ignore: [], protectedPaths: [] };
  const clock = (): number => performance.now();
  const engine = await openEngine({ workspace, trust: false, config, clock, progress: () => undefined });
  await engine.analyze(openLogFile(log));
  const before = process.cpuUsage();
  await engine.analyze(openLogFile(log));
  const { user, system } = process.cpuUsage(before);
  engine.dispose();
  console.log((user + system) / MICROSECONDS);
}

analyzeTwice().catch(console.error);
