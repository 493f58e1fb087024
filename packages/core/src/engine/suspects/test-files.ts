import type { Problem } from "../../model/problem.ts";
import { testBlocks, type TestBlock } from "../../repository/callees/test-blocks.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { findBlock } from "./find-block.ts";

/** A file of tests as the compiler sees it, and which of its tests failed. */
export interface TestFile {
  project: ServiceOfFile;
  blocks: readonly TestBlock[];
  /** The test of a failure, and the line of it that failed. */
  failing: ReadonlyMap<Problem, { block: TestBlock; line: number | undefined }>;
}

export interface TestFiles {
  all: readonly TestFile[];
  /** The compiler's view of any file. */
  projectOf(file: string): ServiceOfFile;
}

/** The test files of failures, of which it is known in which file each is. */
export function createTestFiles(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  homes: ReadonlyMap<Problem, string>,
): TestFiles {
  const projects = new Map<string, ServiceOfFile>();
  const projectOf = (file: string): ServiceOfFile => {
    const project = projects.get(file) ?? engine.languageService(repository, file);
    projects.set(file, project);
    return project;
  };
  const byFile = Map.groupBy(homes.keys(), (failure) => homes.get(failure) ?? "");
  const all = [...byFile].map(([file, own]) => readTestFile(projectOf(file), file, own));
  return { all, projectOf };
}

function readTestFile(project: ServiceOfFile, file: string, failures: readonly Problem[]): TestFile {
  const sourceFile = project.program.getSourceFile(project.path);
  const blocks = sourceFile === undefined ? [] : testBlocks(project.ts, sourceFile);
  const failing = new Map<Problem, { block: TestBlock; line: number | undefined }>();
  for (const failure of failures) {
    const lines = [failure.location, ...failure.frames].flatMap((place) =>
      place?.inWorkspace === true && place.file === file ? [place.line] : [],
    );
    const block = findBlock(blocks, failure.test, lines.at(-1)) ?? wholeFile(sourceFile);
    if (block === undefined) continue;
    const line = lines.find((candidate) => block.startLine <= candidate && candidate <= block.endLine);
    failing.set(failure, { block, line });
  }
  return { project, blocks, failing };
}

function wholeFile(sourceFile: TestBlock["node"] | undefined): TestBlock | undefined {
  if (sourceFile === undefined) return undefined;
  return { titles: [], node: sourceFile, startLine: 1, endLine: Infinity, before: [], skipped: false };
}
