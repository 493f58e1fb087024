import type { Judgement } from "./judge.ts";
import type { MeasuredCase } from "./measure-case.ts";

const WAYS: readonly { title: string; of: (measured: MeasuredCase) => Judgement }[] = [
  { title: "`hephaestus fix --all`", of: ({ all }) => all },
  { title: "`hephaestus fix` (proved only)", of: ({ proved }) => proved },
  { title: "first fix of TypeScript's language service", of: ({ baseline }) => baseline },
];

/** Markdown: the ways to repair beside each other, then the first of them by error code and by fixer. */
export function renderTable(measured: readonly MeasuredCase[]): string {
  const ways = WAYS.map(({ title, of }) => row(title, measured.map(of)));
  const byCode = groups(measured, ({ codes }) => codes);
  const byFixer = groups(measured, ({ origins }) => (origins.length === 0 ? ["none"] : origins));
  const proved = measured.filter((one) => one.proved.changed);
  const falselyProved = measured.filter((one) => one.falselyProved);
  return [
    heading("repaired by"),
    ...ways,
    "",
    `falsely proved: ${falselyProved.length} of ${proved.length}`,
    "",
    heading("code"),
    ...byCode,
    "",
    heading("fixer"),
    ...byFixer,
  ].join("\n");
}

/** The cases whose repair is not the expert's, a line each; with `whole` also what was made of them. */
export function renderFailures(measured: readonly MeasuredCase[], whole: boolean): string {
  const failed = measured.filter(({ all }) => !all.exact);
  return failed
    .flatMap(({ id, codes, all, falselyProved, difference }) => {
      const words = [
        all.harmful ? "HARMFUL" : "",
        falselyProved ? "FALSELY PROVED" : "",
        all.changed ? "" : "unchanged",
        all.resolved ? "resolved otherwise" : "not resolved",
      ];
      const line = `${id} (${codes.join(" ")}): ${words.filter((word) => word !== "").join(", ")}`;
      return whole ? [line, ...[...difference].map(([path, text]) => `++ ${path} ++\n${text}`)] : [line];
    })
    .join("\n");
}

function groups(
  measured: readonly MeasuredCase[],
  keysOf: (one: MeasuredCase) => readonly string[],
): string[] {
  const keys = [...new Set(measured.flatMap(keysOf))].toSorted((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  return keys.map((key) => {
    const members = measured.filter((one) => keysOf(one).includes(key));
    return row(
      key,
      members.map(({ all }) => all),
    );
  });
}

function heading(first: string): string {
  return `| ${first} | cases | resolved | exact | harmful |\n| --- | --- | --- | --- | --- |`;
}

function row(title: string, judgements: readonly Judgement[]): string {
  const share = (key: keyof Judgement): string => {
    const count = judgements.filter((judgement) => judgement[key]).length;
    return `${((100 * count) / Math.max(1, judgements.length)).toFixed(1)} %`;
  };
  return `| ${title} | ${judgements.length} | ${share("resolved")} | ${share("exact")} | ${share("harmful")} |`;
}
