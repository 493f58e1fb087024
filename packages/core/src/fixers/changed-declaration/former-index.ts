import type { Parameter } from "./declarations-in.ts";

/** Where a parameter was: by its name, or by its place and type where it was only given another name. */
export function formerIndex(
  { name, type }: Parameter,
  index: number,
  { before, after }: { before: readonly Parameter[]; after: readonly Parameter[] },
): number | undefined {
  const named = before.findIndex((one) => one.name === name);
  if (named !== -1) return named;
  const former = before[index];
  const isRenamed =
    former !== undefined && former.type === type && !after.some((one) => one.name === former.name);
  return isRenamed ? index : undefined;
}
