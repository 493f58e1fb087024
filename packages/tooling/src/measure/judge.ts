import type { RepairCase } from "./repair-case.ts";
import type { Repair } from "./repairers.ts";

/** What a repair did to a broken project, by the compiler's own word. */
export interface Judgement {
  /** Something was changed. */
  changed: boolean;
  /** No error is left but those that the expert leaves. */
  resolved: boolean;
  /** The very text that the expert wrote. */
  exact: boolean;
  /** Something was changed, and a new error came, or there are no fewer than before. */
  harmful: boolean;
}

/** Judges a repair by the errors before, after it, and after the expert's. Lines move, so errors are told by code and file. */
export function judge(
  repairCase: RepairCase,
  repair: Repair,
  errors: { before: readonly string[]; repaired: readonly string[]; expert: readonly string[] },
): Judgement {
  const changed = [...repair].some(([path, text]) => repairCase.before.get(path) !== text);
  const isNew = fresh(errors.repaired, errors.before).length > 0;
  return {
    changed,
    resolved: fresh(errors.repaired, errors.expert).length === 0,
    exact: [...repairCase.after].every(([path, text]) => textAfter(repairCase, repair, path) === text),
    harmful: changed && (isNew || errors.repaired.length >= errors.before.length),
  };
}

function textAfter({ before }: RepairCase, repair: Repair, path: string): string | undefined {
  return repair.get(path) ?? before.get(path);
}

/** Errors of one list beyond those of another, each counted. */
function fresh(errors: readonly string[], known: readonly string[]): string[] {
  const left = known.map(kindOf);
  return errors.filter((error) => {
    const index = left.indexOf(kindOf(error));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** `TS2304 src/a.ts` of `TS2304 src/a.ts:3:5`. */
function kindOf(error: string): string {
  return error.replace(/:\d+:\d+$/, "");
}
