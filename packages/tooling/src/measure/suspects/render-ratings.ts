import type { Ranks, Rating } from "./rate-suspects.ts";

const WAYS = ["own", "log", "callees"] as const;
const TITLES = { own: "Hephaestus", log: "the log alone", callees: "callees of the test" };

/** Shares of faults that are named first and among the first three, by each way; with `show` a line for each that is not. */
export function renderRatings(ratings: readonly Rating[], show: boolean): string {
  const longest = Math.max(0, ...ratings.map(({ ms }) => ms));
  return [
    `| ${ratings.length} faults | file first | file among three | function first | function among three | function at all |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...WAYS.map((way) =>
      row(
        TITLES[way],
        ratings.map((rating) => rating[way]),
      ),
    ),
    "",
    `the longest analysis took ${(longest / 1000).toFixed(1)} s`,
    ...(show ? ratings.filter(isMissed).map(missed) : []),
  ].join("\n");
}

function row(title: string, ranks: readonly Ranks[]): string {
  const share = (kind: keyof Ranks, most: number): string => {
    const count = ranks.filter((rank) => (rank[kind] ?? Infinity) <= Math.min(most, Number.MAX_VALUE)).length;
    return `${((100 * count) / Math.max(1, ranks.length)).toFixed(1)} %`;
  };
  const cells = [
    share("file", 1),
    share("file", 3),
    share("function", 1),
    share("function", 3),
    share("function", Infinity),
  ];
  return `| ${title} | ${cells.join(" | ")} |`;
}

function isMissed({ own }: Rating): boolean {
  return (own.file ?? Infinity) > 1 || (own.function ?? Infinity) > 3;
}

function missed({ fault, own, callees, suspects }: Rating): string {
  const named = suspects.slice(0, 4).map(({ file, startLine, symbol = "", score }) => {
    return `${file}:${startLine} ${symbol} ${score.toFixed(2)}`;
  });
  const ranks = `file ${own.file ?? "none"}, function ${own.function ?? "none"}; callees ${callees.file ?? "none"}, ${callees.function ?? "none"}`;
  return `${fault.file}:${fault.line} ${fault.symbol} (${fault.kind}), ${ranks}: ${named.join(" | ")}`;
}
