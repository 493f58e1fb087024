import type { Locator } from "./locate.ts";

/**
 * A locator that settles ties by the folder that the sure paths of the same log lie in: one run has one checkout.
 * Where that does not tell, the folder the user stands in does (repository-relative, "" for the root).
 */
export function settleLocator(locator: Locator, claims: readonly string[], folder: string): Locator {
  const votes = new Map<string, number>();
  for (const claim of new Set(claims)) {
    const result = locator.locate(claim);
    if (result.status !== "found") continue;
    const prefix = folderBefore(claim, result.file);
    votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
  }
  return {
    locate(path, context) {
      const result = locator.locate(path, context);
      if (result.status !== "ambiguous") return result;
      const file =
        likeliest(result.files, (candidate) => votes.get(folderBefore(path, candidate)) ?? 0) ??
        likeliest(result.files, (candidate) => (isBelow(candidate, folder) ? 1 : 0));
      return file === undefined ? result : { status: "found", file };
    },
  };
}

/** What a file's path has before the end that it shares with a claim. */
function folderBefore(claim: string, file: string): string {
  const told = claim.split(/[\\/]/);
  const own = file.split("/");
  let shared = 0;
  while (shared < Math.min(told.length, own.length) && told.at(-1 - shared) === own.at(-1 - shared))
    shared += 1;
  return own.slice(0, own.length - shared).join("/");
}

/** The candidate with the most votes; undefined when none has any, or two have as many. */
function likeliest(files: readonly string[], votesOf: (file: string) => number): string | undefined {
  const [first, second] = files
    .map((file) => ({ file, votes: votesOf(file) }))
    .toSorted((a, b) => b.votes - a.votes);
  const isSure = first !== undefined && first.votes > 0 && first.votes > (second?.votes ?? 0);
  return isSure ? first.file : undefined;
}

function isBelow(file: string, folder: string): boolean {
  return folder !== "" && file.startsWith(`${folder}/`);
}
