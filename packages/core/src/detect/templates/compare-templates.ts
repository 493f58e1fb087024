/** How often a template is seen in two logs. */
export interface TemplateCounts {
  readonly before: number;
  readonly after: number;
}

/** What became of a template from one log to the other. */
export type TemplateChange = "new" | "more" | "less" | "gone" | "same";

/** A change is told from chance at 1 in 1000: the critical value of chi squared with one degree of freedom. */
const SIGNIFICANT = 10.83;
/** Less is no change that matters, however many lines there are. */
const FACTOR = 2;

/**
 * Tells whether a template's share of a log has changed; `totals` are the entries of both logs. By Dunning's log-likelihood
 * ratio (1993), which holds for rare events as well.
 */
export function changeOf({ before, after }: TemplateCounts, totals: TemplateCounts): TemplateChange {
  if (before === 0) return after === 0 ? "same" : "new";
  if (after === 0) return "gone";
  const ratio = after / totals.after / (before / totals.before);
  if (likelihoodRatio({ before, after }, totals) < SIGNIFICANT) return "same";
  if (ratio >= FACTOR) return "more";
  return ratio <= 1 / FACTOR ? "less" : "same";
}

function likelihoodRatio({ before, after }: TemplateCounts, totals: TemplateCounts): number {
  const share = (before + after) / (totals.before + totals.after);
  return 2 * (term(before, totals.before * share) + term(after, totals.after * share));
}

function term(seen: number, expected: number): number {
  return seen === 0 ? 0 : seen * Math.log(seen / expected);
}
