/** A fact of the report: what, and how it is. `isWrong` facts come with what to do. */
export interface Fact {
  name: string;
  value: string;
  isWrong?: boolean;
}

/** The report as Markdown, to be read or pasted into an issue. */
export function doctorReport(facts: readonly Fact[]): string {
  const rows = facts.map(
    ({ name, value, isWrong }) => `| ${isWrong === true ? "⚠ " : ""}${name} | ${cell(value)} |`,
  );
  const wrong = facts.filter(({ isWrong }) => isWrong === true).length;
  const verdict = wrong === 0 ? "All is well." : `${wrong} to look at, marked with ⚠.`;
  return ["# Hephaestus: Doctor", "", verdict, "", "| what | how |", "| --- | --- |", ...rows, ""].join("\n");
}

function cell(value: string): string {
  return value.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " · ");
}
