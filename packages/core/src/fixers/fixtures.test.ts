import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
// oxlint-disable eslint/no-restricted-imports -- a fix is judged by what the whole engine makes of it
import { bytesOf } from "../engine/deliver/file-change.ts";
import { openEngine } from "../engine/engine.ts";
import { planFix, type FixPlan } from "../engine/fix.ts";
// oxlint-enable eslint/no-restricted-imports
import { openLogFile } from "../logs/sources/open-log.ts";
import type { Analysis } from "../model/analysis.ts";
import { copyBefore, expectedFiles, readFixtureCases, type FixtureCase } from "./fixture-case.ts";
import { FIXERS } from "./table.ts";

const ids = FIXERS.map(({ id }) => id);
const cases = readFixtureCases();
/** The first case of a kind loads a compiler or starts an ESLint, which takes its time on a busy machine. */
const TIMEOUT_MS = 120_000;
const isCaseSensitive = !existsSync(join(import.meta.dirname, "TABLE.TS"));

describe("the table of fixers", () => {
  it("lists every folder that holds a fixer of its own name", () => {
    const folders = readdirSync(import.meta.dirname);
    const fixers = folders.filter((folder) => existsSync(join(import.meta.dirname, folder, `${folder}.ts`)));
    expect(ids.toSorted()).toEqual(fixers.toSorted());
  });

  it.each(ids)("has a fixture in which a solution comes from %s", (id) => {
    const own = cases.filter(({ fixer }) => fixer === id);
    expect(own.flatMap(({ expected }) => expected.solutions).map(({ origin }) => origin)).toContain(id);
  });
});

describe.each(ids)("%s", { timeout: TIMEOUT_MS }, (id) => {
  for (const fixture of cases.filter(({ fixer }) => fixer === id)) {
    const { name, expected } = fixture;
    it.skipIf(expected.caseSensitive && !isCaseSensitive)(`${name}: ${expected.about}`, async () => {
      const { analysis, plan, written } = await runCase(fixture);
      expect(read(analysis, expected)).toEqual({
        solutions: expected.solutions,
        roots: expected.roots,
        refuted: expected.refuted ?? analysis.refuted,
      });
      expect(ids).toEqual(expect.arrayContaining(analysis.solutions.map(({ origin }) => origin)));
      expect(textsAfter(fixture, plan)).toEqual(readable(expectedFiles(fixture)));
      expect(written).toEqual([]);
    });
  }
});

/** Analyses the log of a case and plans the best fix of every root, also where it is not proved; lists what that wrote. */
async function runCase(
  fixture: FixtureCase,
): Promise<{ analysis: Analysis; plan: FixPlan; written: string[] }> {
  const { workspace, remove } = copyBefore(fixture);
  const before = listing(workspace);
  const engine = await openEngine({
    workspace,
    trust: fixture.expected.trust,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
  });
  try {
    const analysis = await engine.analyze(openLogFile(join(fixture.folder, "log.txt"), "log.txt"));
    const request = { all: true, only: [], commands: [], folder: "", commandTimeoutMs: 0 };
    const plan = await planFix(engine, analysis, request);
    return { analysis, plan, written: listing(workspace).filter((path) => !before.includes(path)) };
  } finally {
    engine.dispose();
    remove();
  }
}

function listing(folder: string): string[] {
  return globSync("**/*", { cwd: folder, exclude: (path) => path === "node_modules" }).toSorted();
}

/** The analysis in the words of a fixture: problems as labels, or counted where the fixture counts. */
function read({ problems, roots, solutions, refuted }: Analysis, expected: FixtureCase["expected"]): unknown {
  const labels = new Map(
    problems.map(({ id, code, tool, location }) => {
      const place = location === undefined ? "" : ` ${location.file}:${location.line}`;
      return [id, `${code ?? tool}${place}`];
    }),
  );
  const told = (problemIds: string[], like: unknown): string[] | number =>
    typeof like === "number" ? problemIds.length : problemIds.map((id) => labels.get(id) ?? id);
  return {
    solutions: solutions.map(({ title, verdict, origin, problemIds, command }, index) => ({
      title,
      status: verdict.status,
      origin,
      resolves: told(problemIds, expected.solutions[index]?.resolves),
      ...(command === undefined ? {} : { command }),
    })),
    roots: told(roots, expected.roots),
    refuted,
  };
}

/** Every file of the case as the plan leaves it, in escapes, so that a difference of one byte can be read. */
function textsAfter(fixture: FixtureCase, { changes }: FixPlan): Record<string, string> {
  const files = new Map<string, Buffer>();
  for (const file of expectedFiles(fixture).keys()) {
    const path = join(fixture.folder, "before", file);
    if (existsSync(path)) files.set(file, readFileSync(path));
  }
  for (const { file, after, bom } of changes) files.set(file, bytesOf(after, bom));
  return readable(files);
}

function readable(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  return Object.fromEntries(
    [...files].map(([file, bytes]) => [
      file,
      JSON.stringify(bytes.toString("utf8")).replaceAll("\uFEFF", "\\uFEFF"),
    ]),
  );
}
