import type { SourceSummary } from "@hephaestus/language-server";

type Known = Pick<SourceSummary, "source" | "errors" | "alarms">;

/** Tells which logs have something worth a notice since it was asked last: an alarm where thresholds are set, an error elsewhere. */
export function createTailNews(): {
  since<Summary extends Known>(summaries: readonly Summary[]): Summary[];
  clear(): void;
} {
  const told = new Map<string, number>();
  return {
    since(summaries) {
      return summaries.filter(({ source, errors, alarms }) => {
        const now = alarms?.raised ?? errors;
        const before = told.get(source) ?? 0;
        told.set(source, now);
        return now > before;
      });
    },
    clear: () => told.clear(),
  };
}
