import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import { isLocated, type Problem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { declaredVersions, foldersUp, manifestIn } from "../commands/manifest.ts";
import { addCommand, installCommand } from "../commands/package-commands.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { packageWith } from "./program-packages.ts";

const MISSING =
  /^(?:.{0,80}: )?(?<name>[\w@.-]{1,60}): (?:command )?not found$|Command "(?<command>[\w@.-]{1,60})" not found|'(?<windows>[\w@.-]{1,60})' is not recognized/m;
const INSTALL_CONFIDENCE = 0.8;
const ADD_CONFIDENCE = 0.75;

/** A program of a package that is not there: `sh: 1: vitest: not found`. */
export const missingProgram: Fixer<Problem> = {
  id: "missing-program",
  title: "programs of packages that are not installed",
  handles: (problem) => packageOf(problem) !== undefined,
  propose,
};

async function propose(problem: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const { program, name } = packageOf(problem) ?? {};
  if (program === undefined || name === undefined) return [];
  const folders = foldersUp(isLocated(problem) ? posix.dirname(problem.location.file) : "");
  const declaring = folders.find((folder) => declares(repository, folder, name));
  if (declaring !== undefined) return [install(repository, declaring, { program, name })];
  const calling = folders.find((folder) => calls(repository, folder, program));
  const command =
    calling === undefined ? undefined : addCommand(repository, calling, [{ name, isDevelopment: true }]);
  if (command === undefined) return [];
  return [
    {
      title: `Add \`${name}\` to the development dependencies`,
      edits: [],
      command,
      origin: missingProgram.id,
      rationale: `a script of package.json calls \`${program}\`, and no package.json declares \`${name}\``,
      confidence: ADD_CONFIDENCE,
    },
  ];
}

function packageOf({ message }: Problem): { program: string; name: string } | undefined {
  const { name, command, windows } = MISSING.exec(message)?.groups ?? {};
  const program = name ?? command ?? windows;
  const found = program === undefined ? undefined : packageWith(program);
  return program === undefined || found === undefined ? undefined : { program, name: found };
}

function install(
  repository: VirtualRepository,
  folder: string,
  { program, name }: { program: string; name: string },
): Candidate {
  return {
    title: `Install what package.json declares, \`${name}\` among it`,
    edits: [],
    command: installCommand(repository, folder),
    origin: missingProgram.id,
    rationale: `\`${program}\` comes with \`${name}\`, which is declared and was not there when this ran`,
    confidence: INSTALL_CONFIDENCE,
  };
}

function declares(repository: VirtualRepository, folder: string, name: string): boolean {
  const manifest = manifestIn(repository, folder);
  return manifest !== undefined && name in declaredVersions(manifest);
}

/** Whether a script of the package starts the program. */
function calls(repository: VirtualRepository, folder: string, program: string): boolean {
  const scripts = Object.values(manifestIn(repository, folder)?.scripts ?? {});
  return scripts.some((script) => script.split(/[\s;&|()]+/).includes(program));
}
