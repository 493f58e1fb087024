import type { Candidate } from "../model/candidate.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

/** Fixers that say another type where one is declared. */
const OF_TYPES: ReadonlySet<string> = new Set(["unfit-annotation", "wrong-annotation"]);

/**
 * Whether a step declares many where one was declared, or one for many: `string[]` for `string`. Where a step before it made
 * that necessary, that one is rather what is wrong.
 */
export function turnsContract({ origin, edits }: Candidate, view: VirtualRepository): boolean {
  if (!OF_TYPES.has(origin)) return false;
  return edits.some(({ file, edits: own }) => {
    const text = view.read(file)?.text ?? "";
    return own.some((edit) => {
      const [before, after] = [text.slice(edit.start, edit.end), edit.text];
      return before !== "" && after !== "" && (after === `${before}[]` || before === `${after}[]`);
    });
  });
}
