/** `pnpm measure [WORD…]`: how well broken projects are repaired; WORD picks cases by their id and shows what was made of them. */
import { measureCase, type MeasuredCase } from "./measure-case.ts";
import { readRepairCases } from "./repair-case.ts";
import { renderFailures, renderTable } from "./tables.ts";

const words = process.argv.slice(2);
const cases = readRepairCases().filter(
  ({ id }) => words.length === 0 || words.some((word) => id.includes(word)),
);
const measured: MeasuredCase[] = [];
for (const repairCase of cases) measured.push(await measureCase(repairCase));
console.log(renderTable(measured));
console.log(renderFailures(measured, words.length > 0));
