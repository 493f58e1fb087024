/** `pnpm measure [--cases FOLDER] [WORD…]`: how well broken projects are repaired. WORD picks cases by id and shows what was made of them. */
import { parseArgs } from "node:util";
import { measureCase, type MeasuredCase } from "./measure-case.ts";
import { readRepairCases } from "./repair-case.ts";
import { renderFailures, renderTable } from "./tables.ts";

const { values, positionals: words } = parseArgs({
  options: { cases: { type: "string" } },
  allowPositionals: true,
});
const isAsked = ({ id }: { id: string }): boolean =>
  words.length === 0 || words.some((word) => id.includes(word));
const measured: MeasuredCase[] = [];
const notMeasured: string[] = [];
for (const repairCase of readRepairCases(values.cases).filter(isAsked)) {
  try {
    measured.push(await measureCase(repairCase));
  } catch (error) {
    notMeasured.push(`${repairCase.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(renderTable(measured));
console.log(renderFailures(measured, words.length > 0));
for (const reason of notMeasured) console.error(reason);
process.exitCode = notMeasured.length > 0 ? 1 : 0;
