import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6";
import { runTests } from "../measure/suspects/run-tests.ts";
import type { MadeSlip } from "./made-slip.ts";
import type { SlipProject } from "./project.ts";
import { pick } from "./random.ts";
import { withSlip, type SlipKind } from "./slip.ts";

/** A slip that breaks more than this is not what a log of twenty errors is about. */
const MOST_ERRORS = 60;
const TRIES = 30;
export const LONGEST_COMMAND_MS = 120_000;

/** How slips are drawn, and what has to notice them. */
export interface Drawing {
  random: () => number;
  /** A command line that must fail with the slip and tells of it; without one the compiler does. */
  command: string | undefined;
}

/** Makes a slip of a kind somewhere in a project; undefined where none is noticed after some tries. The files stay as they are. */
export async function makeSlip(
  project: SlipProject,
  kind: SlipKind,
  { random, command }: Drawing,
): Promise<MadeSlip | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const file = pick(project.sources, random) ?? "";
    const before = project.read(file);
    const slip = pick(kind.placesIn(ts.createSourceFile(file, before, ts.ScriptTarget.Latest, true)), random);
    if (slip === undefined) continue;
    const made = { kind: kind.id, file, before, broken: withSlip(before, slip) };
    const { log, errors } = project.compile(new Map([[file, made.broken]]));
    if (errors.length > MOST_ERRORS || (command === undefined && errors.length === 0)) continue;
    const told = command === undefined ? log : await failingLog(project, made, command);
    if (told !== undefined) return { ...made, log: told, errors };
  }
  return undefined;
}

/** What a command prints where it fails with a slip; undefined where it passes or does not end. */
async function failingLog(
  project: SlipProject,
  { file, before, broken }: Pick<MadeSlip, "file" | "before" | "broken">,
  command: string,
): Promise<string | undefined> {
  const path = join(project.folder, file);
  writeFileSync(path, broken);
  try {
    const run = await runTests(command, project.folder, LONGEST_COMMAND_MS);
    return run?.passed === false ? run.log : undefined;
  } finally {
    writeFileSync(path, before);
  }
}
