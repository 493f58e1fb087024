import type { TextEdit } from "../../model/edit.ts";

/** Whether some edits touch none of others, so that both can be made; nor do they begin at one place. */
export function apartFrom(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.every((one) =>
    others.every((other) => one.start !== other.start && (one.end <= other.start || other.end <= one.start)),
  );
}
