/**
 * `pnpm measure:suspects PROJECT --command "npx vitest run" [--keep FILE] [--count 20] [--minutes 5] [--seed 1] [--missing] [--show]`:
 * plants faults in a copy of a project, runs its tests, and tells how high the function at fault ranks among the suspects.
 * What was recorded stays in the file to keep it in, and is rated anew without running the tests.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { copyProject } from "./copy-project.ts";
import { rateAll } from "./rate-suspects.ts";
import { recordFailures, type Failure, type Recording } from "./record-failures.ts";
import { renderRatings } from "./render-ratings.ts";
import { seededRandom } from "./seeded-random.ts";
import { sourceFilesOf } from "./source-files-of.ts";

const { values, positionals } = parseArgs({
  options: {
    command: { type: "string", default: "npm test" },
    keep: { type: "string" },
    count: { type: "string", default: "20" },
    minutes: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    missing: { type: "boolean", default: false },
    show: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const { command, keep, count, minutes, seed, missing, show } = values;
const [project = "."] = positionals;
const copy = copyProject(project);
try {
  console.log(renderRatings(await rateAll(copy, await recorded()), show));
} finally {
  rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
}

async function recorded(): Promise<readonly Failure[]> {
  if (keep !== undefined && existsSync(keep)) {
    const text = readFileSync(keep, "utf8").trimEnd();
    return text.split("\n").map((line): Failure => JSON.parse(line));
  }
  const recording: Recording = {
    command,
    files: sourceFilesOf(copy),
    kind: missing ? "missing" : "wrong",
    count: Number(count),
    random: seededRandom(Number(seed)),
    until: Date.now() + Number(minutes) * 60_000,
  };
  const failures: Failure[] = [];
  for await (const failure of recordFailures(copy, recording)) failures.push(failure);
  if (keep !== undefined)
    writeFileSync(keep, failures.map((failure) => `${JSON.stringify(failure)}\n`).join(""));
  return failures;
}
