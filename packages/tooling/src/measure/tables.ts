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
  const byFixer = groups(measured, fixersOf);
  const proved = measured.filter((one) => one.proved.changed);
  const falselyProved = measured.filter((one) => one.falselyProved);
  return [
    heading("repaired by"),
    ...ways,
    "",
    `falsely proved: ${falselyProved.length} of ${proved.length}; proved, and not what the expert wrote: ${proved.filter(isOther).length}`,
    "",
    heading("code"),
    ...byCode,
    "",
    heading("fixer"),
    ...byFixer,
    "",
    "| fixer's own say | solutions | mean confidence | the expert's |\n| --- | --- | --- | --- |",
    ...calibration(measured),
  ].join("\n");
}

/** Something was proved, and the expert wrote something else: perhaps as good, perhaps not what is meant. */
function isOther({ proved }: MeasuredCase): boolean {
  return proved.changed && !proved.exact;
}

function fixersOf({ taken }: MeasuredCase): string[] {
  return taken.length === 0 ? ["none"] : [...new Set(taken.map(({ origin }) => origin))];
}

/** What fixers say of their solutions beside what is so, told by cases that one solution repairs. */
function calibration(measured: readonly MeasuredCase[]): string[] {
  const told = measured.flatMap(({ taken, all }) => {
    const [one] = taken;
    return one !== undefined && taken.length === 1 ? [{ ...one, exact: all.exact }] : [];
  });
  const fixers = [...new Set(told.map(({ origin }) => origin))].toSorted();
  return fixers.flatMap((fixer) => {
    const own = told.filter(({ origin }) => origin === fixer);
    return DEGREES.flatMap(([from, to]) => {
      const some = own.filter(({ confidence }) => confidence >= from && confidence < to);
      if (some.length === 0) return [];
      const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
      const exact = some.filter((one) => one.exact).length;
      const shares = `${(100 * mean).toFixed(0)} % | ${((100 * exact) / some.length).toFixed(0)} %`;
      return [`| ${fixer} | ${some.length} | ${shares} |`];
    });
  });
}

/** Confidences below these are not proved, below the next proved where no test could tell, and so on. */
const DEGREES = [
  [0, 0.3],
  [0.3, 0.5],
  [0.5, 0.8],
  [0.8, 1.01],
] as const;

/** The cases whose repair is not the expert's, a line each; with `whole` also what was made of them. */
export function renderFailures(measured: readonly MeasuredCase[], whole: boolean): string {
  const failed = measured.filter(({ all }) => !all.exact);
  return failed
    .flatMap((one) => {
      const { id, codes, all, falselyProved, difference } = one;
      const words = [
        all.harmful ? "HARMFUL" : "",
        falselyProved ? "FALSELY PROVED" : "",
        isOther(one) ? "proved" : "",
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
