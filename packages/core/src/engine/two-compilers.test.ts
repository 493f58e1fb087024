import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyBefore, readFixtureCases, type FixtureCase } from "../fixers/fixture-case.ts";
import { openLogFile } from "../logs/sources/open-log.ts";
import type { Solution } from "../model/solution.ts";
import { openEngine } from "./engine.ts";

const TYPESCRIPT_7 = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const COMPILER = / with (?<title>TypeScript .*)$/;
/** They load two compilers, which takes its time on a busy machine. */
const TIMEOUT_MS = 30_000;

/** Of a file that no project includes the native compiler knows nothing, so TypeScript 6 proves that part. */
const OF_NO_PROJECT = /-outside$/;

/** The first case of each kind of compile error, of fixers that need no trust, and those of files outside every project. */
function tellingCases(): FixtureCase[] {
  const byCode = new Map<string, FixtureCase>();
  const outside: FixtureCase[] = [];
  for (const fixture of readFixtureCases()) {
    const { trust, roots, solutions } = fixture.expected;
    const [root = ""] = Array.isArray(roots) ? roots : [];
    const isOfSources = solutions.some(({ command }) => command === undefined);
    const code = root.split(" ", 1)[0] ?? "";
    if (trust || !isOfSources || !/^TS\d+ .*\.tsx?:/.test(root)) continue;
    if (OF_NO_PROJECT.test(fixture.name)) outside.push(fixture);
    else if (!byCode.has(code)) byCode.set(code, fixture);
  }
  return [...byCode.values(), ...outside];
}

async function solutionsOf({ folder }: FixtureCase, workspace: string, trust: boolean): Promise<Solution[]> {
  const config = { ignore: [], protectedPaths: [] };
  const engine = await openEngine({ workspace, trust, config, clock: () => 0, progress: () => undefined });
  try {
    return (await engine.analyze(openLogFile(join(folder, "log.txt"), "log.txt"))).solutions;
  } finally {
    engine.dispose();
  }
}

/** All that is told of solutions but the compiler that proved them. */
function told(solutions: readonly Solution[]): unknown[] {
  return solutions.map(({ verdict, ...solution }) => ({
    ...solution,
    verdict: {
      ...verdict,
      proofs: verdict.proofs.map((proof) => ({ ...proof, detail: proof.detail.replace(COMPILER, "") })),
    },
  }));
}

function compilersOf(solutions: readonly Solution[]): string[] {
  const proofs = solutions.flatMap(({ verdict }) => verdict.proofs);
  return [...new Set(proofs.flatMap(({ detail }) => COMPILER.exec(detail)?.groups?.["title"] ?? []))];
}

describe("with TypeScript 7 installed and trusted", { timeout: TIMEOUT_MS }, () => {
  it.each(
    tellingCases().map((fixture): [string, FixtureCase] => [`${fixture.fixer}/${fixture.name}`, fixture]),
  )("%s is proved as by TypeScript 6", async (_, fixture) => {
    const { workspace, remove } = copyBefore(fixture);
    try {
      mkdirSync(join(workspace, "node_modules"), { recursive: true });
      symlinkSync(TYPESCRIPT_7, join(workspace, "node_modules/typescript"), "junction");
      const own = await solutionsOf(fixture, workspace, false);
      const native = await solutionsOf(fixture, workspace, true);
      expect(told(native)).toEqual(told(own));
      const others = compilersOf(native).filter((title) => !title.endsWith(", native"));
      expect(others).toEqual(OF_NO_PROJECT.test(fixture.name) ? compilersOf(own) : []);
    } finally {
      remove();
    }
  });
});
