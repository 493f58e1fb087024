/**
 * `pnpm measure:slips [--repository FOLDER] [--project FOLDER] [--count N] [--seed N] [--history] [--command COMMAND]
 * [--tests COMMAND] [--trust] [--run] [--show] [KIND…]`: makes slips in the sources of a real project, one at a time, and tells how many are
 * repaired; README.md has what the options are for.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SLIP_KINDS } from "./kinds.ts";
import { makeSlip } from "./make-slip.ts";
import { copyProject } from "./project.ts";
import { createRandom } from "./random.ts";
import { renderSlip, renderSlips } from "./render-slips.ts";
import { repairSlip, type MeasuredSlip } from "./repair-slip.ts";

const { values, positionals } = parseArgs({
  options: {
    repository: { type: "string", default: fileURLToPath(new URL("../../../..", import.meta.url)) },
    project: { type: "string", default: "packages/core" },
    count: { type: "string", default: "36" },
    seed: { type: "string", default: "1" },
    history: { type: "boolean", default: false },
    command: { type: "string" },
    tests: { type: "string" },
    trust: { type: "boolean", default: false },
    run: { type: "boolean", default: false },
    show: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const { command, tests } = values;
const random = createRandom(Number(values.seed));
const kinds = SLIP_KINDS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const project = copyProject(values.repository, values.project, values.history);
const measured: MeasuredSlip[] = [];
try {
  for (let index = 0; index < Number(values.count); index++) {
    const kind = kinds[index % kinds.length];
    const made = kind && (await makeSlip(project, kind, { random, command }));
    if (made === undefined) continue;
    const one = await repairSlip(project, made, { tests, command, trust: values.trust, run: values.run });
    measured.push(one);
    console.log(renderSlip(one, values.show));
  }
} finally {
  project.remove();
}
console.log(renderSlips(measured));
