import { compile } from "./compile.ts";
import { judge, type Judgement } from "./judge.ts";
import type { RepairCase } from "./repair-case.ts";
import { repairByHephaestus, repairByLanguageService, type Repair, type TakenSolution } from "./repairers.ts";
import { inWorkspace } from "./workspace.ts";

export interface MeasuredCase {
  id: string;
  /** Codes of the errors that the case begins with. */
  codes: readonly string[];
  taken: readonly TakenSolution[];
  all: Judgement;
  proved: Judgement;
  /** What `fix` called proved is not so: fewer errors went than it said, or another one came. */
  falselyProved: boolean;
  baseline: Judgement;
  /** Files as `fix --all` left them, where that is not what the expert wrote. */
  difference: Repair;
}

/** Breaks nothing: the case is written to a temporary folder, compiled, repaired in memory, and compiled again. */
export async function measureCase(repairCase: RepairCase): Promise<MeasuredCase> {
  const { before, after, base } = repairCase;
  const expert = await errorsOf(after);
  const repaired = await inWorkspace(
    before,
    async (folder) => {
      const { log, errors } = compile(folder);
      const own = await repairByHephaestus(folder, log);
      return { errors, own, baseline: repairByLanguageService(folder, before) };
    },
    base,
  );
  const { errors, own } = repaired;
  if (errors.length === 0) throw new Error(`${repairCase.id}: the compiler finds nothing wrong`);
  const errorsAfter = async (repair: Repair): Promise<readonly string[]> =>
    repair.size === 0 ? errors : await errorsOf(new Map([...before, ...repair]));
  const judged = async (repair: Repair): Promise<Judgement> =>
    judge(repairCase, repair, { before: errors, repaired: await errorsAfter(repair), expert });
  const all = await judged(own.all);
  const proved = await judged(own.proved);
  const left = await errorsAfter(own.proved);
  return {
    id: repairCase.id,
    codes: [...new Set(errors.map((error) => error.split(" ", 1)[0] ?? error))],
    taken: own.taken,
    all,
    proved,
    falselyProved: proved.harmful || errors.length - left.length < own.claimed,
    baseline: await judged(repaired.baseline),
    difference: all.exact ? new Map() : own.all,
  };
}

function errorsOf(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  return inWorkspace(files, (folder) => compile(folder).errors);
}
