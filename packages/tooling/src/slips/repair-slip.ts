import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, type Judgement } from "../measure/judge.ts";
import { repairByHephaestus, type Repair } from "../measure/repairers.ts";
import { runTests } from "../measure/suspects/run-tests.ts";
import { repairByRun } from "./repair-by-run.ts";
import { LONGEST_COMMAND_MS } from "./make-slip.ts";
import type { MadeSlip } from "./made-slip.ts";
import type { SlipProject } from "./project.ts";
import { shownLines } from "./shown-lines.ts";

export interface MeasuredSlip extends MadeSlip {
  all: Judgement;
  proved: Judgement;
  titles: readonly string[];
  /** Whether the project's tests pass with what was proved; undefined where they need not be asked. */
  testsPass: boolean | undefined;
  /** Whether the command passes after `run --fix -- COMMAND`; undefined where that is not asked. */
  byRun: boolean | undefined;
  /** The lines that the slip changed, and what `fix --all` and `fix` wrote there. */
  lines: readonly string[];
}

/** Command lines that judge a repair beside the compiler. */
export interface Commands {
  /** Runs the project's tests, asked of what was proved and is not the text before the slip. */
  tests: string | undefined;
  /** What failed with the slip: a repair is one only where it passes. */
  command: string | undefined;
  /** Whether the project's own linter may be asked. */
  trust: boolean;
  /** Whether `run --fix -- COMMAND` is asked, too. */
  run: boolean;
}

/** Repairs a slip from its log, in memory, and judges it; the project's files are as before in the end. */
export async function repairSlip(
  project: SlipProject,
  made: MadeSlip,
  { tests, command, trust, run }: Commands,
): Promise<MeasuredSlip> {
  const { file, before, broken, log } = made;
  const own = await withFiles(project, new Map([[file, broken]]), () =>
    repairByHephaestus(project.folder, log, trust),
  );
  const passes = (repair: Repair, line: string): Promise<boolean | undefined> =>
    withFiles(project, new Map([[file, broken], ...repair]), async () => {
      return (await runTests(line, project.folder, LONGEST_COMMAND_MS))?.passed;
    });
  const judged = async (repair: Repair): Promise<Judgement> => {
    const judgement = compiled(project, made, repair);
    if (command === undefined || judgement.exact || !judgement.changed) return judgement;
    const resolved = (await passes(repair, command)) === true;
    return { ...judgement, resolved, harmful: judgement.harmful || !resolved };
  };
  const proved = await judged(own.proved);
  const isAsked = tests !== undefined && proved.resolved && !proved.exact;
  return {
    ...made,
    all: await judged(own.all),
    proved,
    titles: own.taken.map(({ title, confidence }) => `${title} (${Math.round(100 * confidence)} %)`),
    testsPass: isAsked ? await passes(own.proved, tests) : undefined,
    byRun: run && command !== undefined ? await repairByRun(project, made, command) : undefined,
    lines: shownLines([before, broken, own.all.get(file) ?? broken, own.proved.get(file) ?? broken]),
  };
}

/** What the compiler says of a repair. Where it has no word on the slip, only the text before it is a repair. */
function compiled(project: SlipProject, made: MadeSlip, repair: Repair): Judgement {
  const { file, before, broken, errors } = made;
  const repaired = repair.size === 0 ? errors : project.compile(new Map([[file, broken], ...repair])).errors;
  const others = [...repair.keys()].filter((path) => path !== file);
  const around = new Map([[file, broken], ...others.map((path) => [path, project.read(path)] as const)]);
  const repairCase = { id: "", about: "", before: around, after: new Map([...around, [file, before]]) };
  const judgement = judge(repairCase, repair, { before: errors, repaired, expert: [] });
  return errors.length > 0
    ? judgement
    : { ...judgement, resolved: judgement.exact, harmful: repaired.length > 0 };
}

/** Runs an action with these texts in place of a project's files. */
async function withFiles<T>(
  project: SlipProject,
  texts: ReadonlyMap<string, string>,
  action: () => Promise<T>,
): Promise<T> {
  const before = new Map([...texts.keys()].map((path) => [path, project.read(path)]));
  const write = (files: ReadonlyMap<string, string>): void => {
    for (const [path, text] of files) writeFileSync(join(project.folder, path), text);
  };
  try {
    write(texts);
    return await action();
  } finally {
    write(before);
  }
}
