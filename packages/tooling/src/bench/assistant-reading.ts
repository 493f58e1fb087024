import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DENSE, generateLog, SPARSE } from "./generate-log.ts";

const MEASURE = fileURLToPath(new URL("../../../ai/src/measure/assistant-reading.ts", import.meta.url));
const BYTES = 5_000_000;

/** Prints what an assistant reads by `hephaestus mcp` of logs of 5 MB, where much is broken and on an ordinary bad day. */
export async function printAssistantFigures(cli: string, folder: string): Promise<void> {
  console.log("\n| figure | share | tokens read | tokens of the log |\n| --- | --- | --- | --- |");
  for (const linesPerProblem of [DENSE, SPARSE]) {
    const log = join(folder, `assistant-${linesPerProblem}.log`);
    await generateLog(log, BYTES, linesPerProblem);
    process.stdout.write(execFileSync(process.execPath, [MEASURE, cli, log, folder]));
  }
}
