// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { createCallees } from "../../../../core/src/engine/suspects/reach.ts";
import { frameUnits } from "../../../../core/src/engine/suspects/frame-units.ts";
import { isTestPath } from "../../../../core/src/engine/suspects/is-test-path.ts";
import { isNamedAfter } from "../../../../core/src/engine/suspects/sibling-file.ts";
import { testFilesOf } from "../../../../core/src/engine/suspects/test-file-of.ts";
import { createTestFiles } from "../../../../core/src/engine/suspects/test-files.ts";
import type { Problem, Suspect } from "../../../../core/src/model/problem.ts";
import type { CodeUnit } from "../../../../core/src/repository/callees/code-unit.ts";
import { usesIn, type Use } from "../../../../core/src/repository/callees/uses-in.ts";
import { isSourceFile } from "../../../../core/src/repository/source-file.ts";
import type { VirtualRepository } from "../../../../core/src/repository/virtual-repository.ts";

/** What anybody would name without weighing anything. */
export interface PlainSuspects {
  /** The functions of the log's frames, innermost first, then the file that the test is named after. */
  log: readonly Suspect[];
  /** What the failing test calls, directly first, then what that calls, and so on. */
  callees: readonly Suspect[];
}

const MOST_UNITS = 3_000;
const DEEPEST = 10;

/** The suspects of two plain ways to name them, to set the engine's own beside. */
export async function plainSuspects(failure: Problem, repository: VirtualRepository): Promise<PlainSuspects> {
  const testFiles = createTestFiles(
    await repository.typescript(),
    repository,
    testFilesOf([failure], repository),
  );
  const isPassed = ({ file }: CodeUnit): boolean => isTestPath(file);
  const framed = frameUnits(failure, testFiles, isPassed).map(({ unit }) => unit);
  const tests = [failure.location, ...failure.frames]
    .flatMap((place) => place?.file ?? [])
    .filter(isTestPath);
  const named = repository.files
    .filter((file) => isSourceFile(file) && !isTestPath(file) && tests.some((one) => isNamedAfter(one, file)))
    .map((file): Suspect => ({ file, startLine: 1, endLine: Infinity, score: 0 }));
  const called = testFiles.all.flatMap(({ project, failing }) => {
    const block = failing.get(failure)?.block;
    const parts = block === undefined ? [] : [block.node, ...block.before];
    return parts.flatMap((part) => usesIn(project, part).map(({ unit }) => unit));
  });
  return {
    log: [...framed.map(suspectOf), ...named],
    callees: nearestFirst(called, isPassed).map(suspectOf),
  };
}

function nearestFirst(called: readonly CodeUnit[], isPassed: (unit: CodeUnit) => boolean): CodeUnit[] {
  const callees = createCallees(MOST_UNITS);
  const known = new Map<string, CodeUnit>();
  let open = called;
  for (let depth = 0; open.length > 0 && depth < DEEPEST; depth++) {
    const fresh = [...new Map(open.map((unit) => [unit.key, unit])).values()].filter(
      ({ key }) => !known.has(key),
    );
    for (const unit of fresh) known.set(unit.key, unit);
    open = fresh.flatMap((unit) =>
      callees
        .of(unit)
        .filter(isPlain)
        .map((use) => use.unit),
    );
  }
  return [...known.values()].filter((unit) => !isPassed(unit));
}

/** What a type leads to, not what may run in its place. */
function isPlain({ owner }: Use): boolean {
  return owner === undefined;
}

function suspectOf({ file, startLine, endLine, symbol }: CodeUnit): Suspect {
  return { file, startLine, endLine, symbol, score: 0 };
}
