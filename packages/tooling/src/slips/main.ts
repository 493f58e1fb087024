/**
 * `node packages/tooling/src/slips/main.ts [--repository FOLDER] [--project FOLDER] [--count N] [--seed N] [--history]
 * [--tests COMMAND] [--show] [KIND…]`: makes slips in the sources of a real project, one at a time, and tells how many are
 * repaired so that it compiles again. With a command that runs its tests, that is asked of what was proved and is not the
 * text before the slip; with `--show` each slip is shown, and what was made of it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import ts from "typescript-6";
import { judge, type Judgement } from "../measure/judge.ts";
import { repairByHephaestus, type Repair } from "../measure/repairers.ts";
import { runTests } from "../measure/suspects/run-tests.ts";
import { SLIP_KINDS } from "./kinds.ts";
import { copyProject, type SlipProject } from "./project.ts";
import { createRandom, pick } from "./random.ts";
import { withSlip, type SlipKind } from "./slip.ts";

interface Made {
  kind: string;
  file: string;
  before: string;
  broken: string;
  log: string;
  errors: readonly string[];
}

interface Measured extends Made {
  all: Judgement;
  proved: Judgement;
  titles: readonly string[];
  /** Whether the project's tests pass with what was proved; undefined where they need not be asked. */
  testsPass: boolean | undefined;
  /** The lines that the slip changed, and what `fix --all` and `fix` wrote there. */
  lines: readonly string[];
}

/** A slip that breaks more than this is not what a log of twenty errors is about. */
const MOST_ERRORS = 60;
const TRIES = 30;
const LONGEST_TESTS_MS = 120_000;
const MOST_LINES = 12;
/** Before the slip, with it, repaired by `fix --all`, by `fix`. */
const MARKS = ["=", "-", "a", "p"];

const { values, positionals } = parseArgs({
  options: {
    repository: { type: "string", default: fileURLToPath(new URL("../../../..", import.meta.url)) },
    project: { type: "string", default: "packages/core" },
    count: { type: "string", default: "36" },
    seed: { type: "string", default: "1" },
    history: { type: "boolean", default: false },
    tests: { type: "string" },
    show: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

function makeSlip(project: SlipProject, kind: SlipKind, random: () => number): Made | undefined {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const file = pick(project.sources, random) ?? "";
    const before = project.read(file);
    const slip = pick(kind.placesIn(ts.createSourceFile(file, before, ts.ScriptTarget.Latest, true)), random);
    if (slip === undefined) continue;
    const broken = withSlip(before, slip);
    const { log, errors } = project.compile(new Map([[file, broken]]));
    if (errors.length > 0 && errors.length <= MOST_ERRORS)
      return { kind: kind.id, file, before, broken, log, errors };
  }
  return undefined;
}

async function repairSlip(project: SlipProject, made: Made): Promise<Measured> {
  const { file, before, broken, log, errors } = made;
  writeFileSync(join(project.folder, file), broken);
  try {
    const own = await repairByHephaestus(project.folder, log);
    const judged = (repair: ReadonlyMap<string, string>): Judgement => {
      const texts = new Map([[file, broken], ...repair]);
      const repaired = repair.size === 0 ? errors : project.compile(texts).errors;
      const around = new Map([
        [file, broken],
        ...[...repair.keys()]
          .filter((path) => path !== file)
          .map((path) => [path, project.read(path)] as const),
      ]);
      const repairCase = { id: "", about: "", before: around, after: new Map([...around, [file, before]]) };
      return judge(repairCase, repair, { before: errors, repaired, expert: [] });
    };
    const proved = judged(own.proved);
    return {
      ...made,
      all: judged(own.all),
      proved,
      titles: own.taken.map(({ title, confidence }) => `${title} (${Math.round(100 * confidence)} %)`),
      testsPass: proved.resolved && !proved.exact ? await passesTests(project, own.proved) : undefined,
      lines: shownLines([before, broken, own.all.get(file) ?? broken, own.proved.get(file) ?? broken]),
    };
  } finally {
    writeFileSync(join(project.folder, file), before);
  }
}

async function passesTests(project: SlipProject, repair: Repair): Promise<boolean | undefined> {
  if (values.tests === undefined) return undefined;
  const before = new Map([...repair.keys()].map((path) => [path, project.read(path)]));
  try {
    for (const [path, text] of repair) writeFileSync(join(project.folder, path), text);
    return (await runTests(values.tests, project.folder, LONGEST_TESTS_MS))?.passed;
  } finally {
    for (const [path, text] of before) writeFileSync(join(project.folder, path), text);
  }
}

/** The lines in which several texts are not the same, each marked by which it is of. */
function shownLines(texts: readonly string[]): string[] {
  const all = texts.map((text) => text.split("\n"));
  const isSame = (at: (lines: readonly string[]) => string | undefined): boolean =>
    new Set(all.map(at)).size === 1;
  const shortest = Math.min(...all.map(({ length }) => length));
  let head = 0;
  while (head < shortest && isSame((lines) => lines[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && isSame((lines) => lines[lines.length - 1 - tail])) tail += 1;
  return all.flatMap((lines, index) =>
    lines
      .slice(head, lines.length - tail)
      .slice(0, MOST_LINES)
      .map((line) => `  ${MARKS[index]} ${line}`),
  );
}

function tell({ kind, file, errors, all, proved, titles, testsPass, lines, log }: Measured): void {
  const words = [
    all.resolved ? "repaired" : "NOT repaired",
    all.exact ? "exact" : "",
    all.harmful ? "HARMFUL" : "",
    proved.resolved ? "proved" : "",
    proved.changed && !proved.resolved ? "partly proved" : "",
    testsPass === true ? "tests pass" : "",
    testsPass === false ? "TESTS FAIL" : "",
  ];
  console.log(
    `${kind} ${file} (${errors.length}: ${errors[0]}): ${words.filter((word) => word !== "").join(", ")} — ${titles.join(" | ")}`,
  );
  if (values.show && !all.exact) console.log([log.trimEnd(), ...lines, ""].join("\n"));
}

function summary(measured: readonly Measured[]): string {
  const share = (count: number, of: number): string => `${((100 * count) / Math.max(1, of)).toFixed(0)} %`;
  const row = (title: string, group: readonly Measured[]): string => {
    const count = (is: (one: Measured) => boolean): string => share(group.filter(is).length, group.length);
    const cells = [
      count(({ all }) => all.resolved),
      count(({ all }) => all.exact),
      count(({ all }) => all.harmful),
      count(({ proved }) => proved.resolved),
      count(({ proved }) => proved.changed && !proved.exact),
      count(({ testsPass }) => testsPass === false),
    ];
    return `| ${title} | ${group.length} | ${cells.join(" | ")} |`;
  };
  const kinds = [...new Set(measured.map(({ kind }) => kind))];
  return [
    "| slip | made | repaired | exact | harmful | proved | proved, not exact | and tests fail |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    row("all", measured),
    ...kinds.map((kind) =>
      row(
        kind,
        measured.filter((one) => one.kind === kind),
      ),
    ),
  ].join("\n");
}

const random = createRandom(Number(values.seed));
const kinds = SLIP_KINDS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const project = copyProject(values.repository, values.project, values.history);
const measured: Measured[] = [];
try {
  for (let index = 0; index < Number(values.count); index++) {
    const kind = kinds[index % kinds.length];
    const made = kind && makeSlip(project, kind, random);
    if (made === undefined) continue;
    const one = await repairSlip(project, made);
    measured.push(one);
    tell(one);
  }
} finally {
  project.remove();
}
console.log(summary(measured));
