import { applyEdits } from "../../model/edit.ts";
import { parses } from "./parses.ts";
import type { BrokenText, Slip } from "./slip.ts";

/** Characters that may be parsed to tell which slips leave no syntax error; about half a second. */
const BUDGET = 6_000_000;

/** The slips after which the text parses, surest first; of those that differ in blanks alone the surest. */
export function cleanSlips({ ts, path, text }: BrokenText, slips: readonly Slip[]): Slip[] {
  const affordable = Math.max(20, Math.floor(BUDGET / Math.max(1, text.length)));
  const distinct = new Map<string, Slip>();
  for (const slip of slips.toSorted((a, b) => b.confidence - a.confidence)) {
    if (distinct.size === affordable) break;
    const result = applyEdits(text, [slip.edit]).replaceAll(/\s+/g, "");
    if (!distinct.has(result)) distinct.set(result, slip);
  }
  return [...distinct.values()].filter(({ edit }) => parses(ts, path, applyEdits(text, [edit])));
}
