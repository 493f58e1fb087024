import type { Rating } from "./rate-suspects.ts";

/** Shares of faults that are named first and among the first three; with `show` a line for each that is not. */
export function renderRatings(ratings: readonly Rating[], show: boolean): string {
  const longest = Math.max(0, ...ratings.map(({ ms }) => ms));
  return [
    "| at fault | cases | first | among three | named at all |",
    "| --- | --- | --- | --- | --- |",
    row(
      "file",
      ratings.map(({ fileRank }) => fileRank),
    ),
    row(
      "function",
      ratings.map(({ functionRank }) => functionRank),
    ),
    "",
    `the longest analysis took ${(longest / 1000).toFixed(1)} s`,
    ...(show ? ratings.filter(({ functionRank = Infinity }) => functionRank > 3).map(missed) : []),
  ].join("\n");
}

function row(title: string, ranks: readonly (number | undefined)[]): string {
  const share = (most: number): string => {
    const count = ranks.filter((rank) => rank !== undefined && rank <= most).length;
    return `${((100 * count) / Math.max(1, ranks.length)).toFixed(1)} %`;
  };
  return `| ${title} | ${ranks.length} | ${share(1)} | ${share(3)} | ${share(Infinity)} |`;
}

function missed({ fault, functionRank, suspects }: Rating): string {
  const named = suspects.slice(0, 4).map(({ file, startLine, symbol = "", score }) => {
    return `${file}:${startLine} ${symbol} ${score.toFixed(2)}`;
  });
  return `${fault.file}:${fault.line} ${fault.symbol} (${fault.kind}), rank ${functionRank ?? "none"}: ${named.join(" | ")}`;
}
