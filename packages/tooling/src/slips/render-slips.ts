import type { MeasuredSlip } from "./repair-slip.ts";

/** One slip in a line: where it was made, what came of it; with `whole` also its log and its lines, where they are not as before. */
export function renderSlip(
  { kind, file, errors, all, proved, titles, testsPass, byRun, lines, log }: MeasuredSlip,
  whole: boolean,
): string {
  const words = [
    all.resolved ? "repaired" : "NOT repaired",
    all.exact ? "exact" : "",
    all.harmful ? "HARMFUL" : "",
    proved.resolved ? "proved" : "",
    proved.changed && !proved.resolved ? "partly proved" : "",
    testsPass === true ? "tests pass" : "",
    testsPass === false ? "TESTS FAIL" : "",
    byRun === true ? "run --fix passes" : "",
    byRun === false ? "run --fix fails" : "",
  ];
  const told = words.filter((word) => word !== "").join(", ");
  const line = `${kind} ${file} (${errors.length}: ${errors[0]}): ${told} — ${titles.join(" | ")}`;
  return whole && !all.exact ? [line, log.trimEnd(), ...lines, ""].join("\n") : line;
}

/** Markdown: how many slips were repaired, all and by kind. */
export function renderSlips(measured: readonly MeasuredSlip[]): string {
  const kinds = [...new Set(measured.map(({ kind }) => kind))];
  return [
    "| slip | made | repaired | exact | harmful | proved | proved, not exact | and tests fail | by run --fix |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    row("all", measured),
    ...kinds.map((kind) =>
      row(
        kind,
        measured.filter((one) => one.kind === kind),
      ),
    ),
  ].join("\n");
}

function row(title: string, group: readonly MeasuredSlip[]): string {
  const share = (is: (one: MeasuredSlip) => boolean): string =>
    `${((100 * group.filter(is).length) / Math.max(1, group.length)).toFixed(0)} %`;
  const cells = [
    share(({ all }) => all.resolved),
    share(({ all }) => all.exact),
    share(({ all }) => all.harmful),
    share(({ proved }) => proved.resolved),
    share(({ proved }) => proved.changed && !proved.exact),
    share(({ testsPass }) => testsPass === false),
    share(({ byRun }) => byRun === true),
  ];
  return `| ${title} | ${group.length} | ${cells.join(" | ")} |`;
}
