import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyProject } from "../measure/suspects/copy-project.ts";
import { runTests } from "../measure/suspects/run-tests.ts";
import { LONGEST_COMMAND_MS } from "./make-slip.ts";
import type { MadeSlip } from "./made-slip.ts";
import type { SlipProject } from "./project.ts";

const CLI = fileURLToPath(new URL("../../../cli/src/main.ts", import.meta.url));
const LONGEST_REPAIR_MS = 600_000;

/** Whether a command passes after `hephaestus run --fix -- COMMAND` in a copy of a project with a slip. */
export async function repairByRun(
  project: SlipProject,
  { file, broken }: MadeSlip,
  command: string,
): Promise<boolean> {
  const copy = copyProject(project.folder);
  try {
    writeFileSync(join(copy, file), broken);
    const quoted = `'${command.replaceAll("'", String.raw`'\''`)}'`;
    await runTests(`${process.execPath} ${CLI} run --fix --trust ${quoted}`, copy, LONGEST_REPAIR_MS);
    return (await runTests(command, copy, LONGEST_COMMAND_MS))?.passed === true;
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}
