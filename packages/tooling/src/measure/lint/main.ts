/** `node packages/tooling/src/measure/lint/main.ts [WORD…]`: how many complaints of linters and formatters are mended. WORD picks cases by id and shows what was offered. */
import { fileURLToPath } from "node:url";
import { readRepairCases } from "../repair-case.ts";
import { measureLint, type LintMeasure } from "./measure-lint.ts";

const CASES = fileURLToPath(new URL("../../../../testkit/lints", import.meta.url));
const words = process.argv.slice(2);
const measured: LintMeasure[] = [];
for (const lintCase of readRepairCases(CASES)) {
  if (words.length > 0 && !words.some((word) => lintCase.id.includes(word))) continue;
  try {
    const measure = await measureLint(lintCase);
    measured.push(measure);
    if (words.length > 0 || measure.outcome.proved !== "resolved")
      console.log(
        `${measure.id}: ${measure.outcome.proved}, with --all ${measure.outcome.all}\n${measure.offered.map((line) => `    ${line}`).join("\n")}`,
      );
  } catch (error) {
    console.error(`${lintCase.id}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
console.log(row(["tool", "cases", "proved", "exact", "--all", "harmful", "ms a case"]));
for (const tool of new Set(measured.map((measure) => measure.tool)))
  console.log(
    rowOf(
      tool,
      measured.filter((measure) => measure.tool === tool),
    ),
  );
console.log(rowOf("all", measured));

function rowOf(name: string, own: readonly LintMeasure[]): string {
  const resolved = (how: "proved" | "all"): number =>
    own.filter(({ outcome }) => outcome[how] === "resolved").length;
  const harmful = own.filter(({ outcome }) => Object.values(outcome).includes("harmful")).length;
  const exact = own.filter(({ isExact }) => isExact).length;
  const ms = own.reduce((sum, measure) => sum + measure.ms, 0) / own.length;
  return row([name, own.length, resolved("proved"), exact, resolved("all"), harmful, ms.toFixed(0)]);
}

function row(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(10)))
    .join("");
}
