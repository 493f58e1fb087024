import type { Slip } from "./slip.ts";

const TIED_CONFIDENCE = 0.65;
const OPERATOR = /^\s*(?:&&|\|\|)/;

/**
 * What closes a condition at its end, where it could be closed before one of its operators as well: `isReady(state && !isBusy)`
 * and `isReady(state) && !isBusy` say different things, and both are likely.
 */
export function withOperatorTies(text: string, slips: readonly Slip[]): Slip[] {
  const closing = slips.filter(({ edit }) => edit.start === edit.end && edit.text.trim() === ")");
  const isTied = ({ edit: { start } }: Slip): boolean =>
    closing.some(({ edit: earlier }) => {
      const between = text.slice(earlier.start, start);
      return OPERATOR.test(between) && !between.includes("\n");
    });
  return slips.map((slip) =>
    closing.includes(slip) && isTied(slip)
      ? { ...slip, confidence: Math.min(slip.confidence, TIED_CONFIDENCE) }
      : slip,
  );
}
