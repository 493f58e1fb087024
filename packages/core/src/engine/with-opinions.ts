import type { EngineParts } from "./engine-parts.ts";
import type { Verified } from "./weigh.ts";

/** Marks the candidates that the user turned down for the same problem before. */
export async function withOpinions(
  verified: readonly Verified[],
  { repository, options: { memory } }: EngineParts,
): Promise<readonly Verified[]> {
  if (repository === undefined || memory === undefined) return verified;
  const marked: Verified[] = [];
  for (const one of verified) {
    const { candidate, targets } = one;
    let isTurnedDown = false;
    for (const target of targets)
      isTurnedDown ||= await memory.isTurnedDown(target, candidate, { repository });
    marked.push(isTurnedDown ? { ...one, candidate: { ...candidate, opinion: "turned-down" } } : one);
  }
  return marked;
}
