import { posix } from "node:path";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** A program that runs one file of tests. */
export interface TestRunner {
  name: string;
  /** Modules that only its tests import. */
  modules: readonly string[];
  /** The package that brings it; undefined where it needs none. */
  dependency: string | undefined;
  command: (file: string) => string;
}

/** Those that say by their exit code whether the tests of one file pass; likeliest first. */
const TEST_RUNNERS: readonly TestRunner[] = [
  {
    name: "vitest",
    modules: ["vitest"],
    dependency: "vitest",
    command: (file) => `vitest run ${file}`,
  },
  {
    name: "jest",
    modules: ["@jest/globals"],
    dependency: "jest",
    command: (file) => `jest --runTestsByPath ${file}`,
  },
  { name: "node", modules: ["node:test"], dependency: undefined, command: (file) => `node --test ${file}` },
  { name: "bun", modules: ["bun:test"], dependency: undefined, command: (file) => `bun test ${file}` },
  { name: "ava", modules: ["ava"], dependency: "ava", command: (file) => `ava ${file}` },
  { name: "mocha", modules: ["mocha"], dependency: "mocha", command: (file) => `mocha ${file}` },
];

/** How the tests of one file are run, and in which folder (repository-relative, `.` for the root). */
export interface TestRun {
  command: string;
  folder: string;
}

/** What no shell reads otherwise than as a name. */
const PLAIN = /^[\w@+.][\w@+./-]*$/;

/**
 * The runner of a test file: the one whose module it imports, else one that the nearest package.json depends on. Undefined
 * where that is not known, or where the file's name means something to a shell.
 */
export function testRunOf(
  { files, read }: Pick<VirtualRepository, "files" | "read">,
  file: string,
  text: string,
): TestRun | undefined {
  if (!PLAIN.test(file)) return undefined;
  const imported = TEST_RUNNERS.find(({ modules }) =>
    modules.some((name) => text.includes(`"${name}"`) || text.includes(`'${name}'`)),
  );
  const folders = foldersAbove(file).filter((folder) => files.includes(posix.join(folder, "package.json")));
  for (const folder of folders) {
    const manifest = read(posix.join(folder, "package.json"))?.text ?? "";
    const runner = imported ?? TEST_RUNNERS.find(({ dependency }) => dependsOn(manifest, dependency));
    const isHere = runner?.dependency === undefined || dependsOn(manifest, runner.dependency);
    if (runner !== undefined && isHere)
      return { command: runner.command(posix.relative(folder, file)), folder };
  }
  return undefined;
}

function dependsOn(manifest: string, dependency: string | undefined): boolean {
  return dependency !== undefined && manifest.includes(`"${dependency}":`);
}

function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    folders.push(folder);
    if (folder === ".") return folders;
  }
}

/** The modules that tests are written with: they lead to no file and no program. */
export const TEST_MODULES: ReadonlySet<string> = new Set([
  ...TEST_RUNNERS.flatMap(({ modules }) => modules),
  "assert",
  "assert/strict",
  "node:assert",
  "node:assert/strict",
  "chai",
]);
