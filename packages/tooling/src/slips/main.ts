/**
 * `node packages/tooling/src/slips/main.ts [--repository FOLDER] [--project FOLDER] [--count N] [--seed N] [--history] [KIND…]`:
 * makes slips in the sources of a real project, one at a time, and tells how many are repaired so that it compiles again.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import ts from "typescript-6";
import { judge, type Judgement } from "../measure/judge.ts";
import { repairByHephaestus } from "../measure/repairers.ts";
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
}

/** A slip that breaks more than this is not what a log of twenty errors is about. */
const MOST_ERRORS = 60;
const TRIES = 30;

const { values, positionals } = parseArgs({
  options: {
    repository: { type: "string", default: fileURLToPath(new URL("../../../..", import.meta.url)) },
    project: { type: "string", default: "packages/core" },
    count: { type: "string", default: "36" },
    seed: { type: "string", default: "1" },
    history: { type: "boolean", default: false },
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
    return {
      ...made,
      all: judged(own.all),
      proved: judged(own.proved),
      titles: own.taken.map(({ title }) => title),
    };
  } finally {
    writeFileSync(join(project.folder, file), before);
  }
}

function tell({ kind, file, errors, all, proved, titles }: Measured): void {
  const words = [
    all.resolved ? "repaired" : "NOT repaired",
    all.exact ? "exact" : "",
    all.harmful ? "HARMFUL" : "",
    proved.resolved ? "proved" : "",
  ];
  console.log(
    `${kind} ${file} (${errors.length}: ${errors[0]}): ${words.filter((word) => word !== "").join(", ")} — ${titles.join(" | ")}`,
  );
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
    ];
    return `| ${title} | ${group.length} | ${cells.join(" | ")} |`;
  };
  const kinds = [...new Set(measured.map(({ kind }) => kind))];
  return [
    "| slip | made | repaired | exact | harmful | proved | proved, not exact |",
    "| --- | --- | --- | --- | --- | --- | --- |",
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
