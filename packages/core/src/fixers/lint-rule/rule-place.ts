import type { LocatedProblem } from "../../model/problem.ts";
import { lineStarts } from "../../repository/linters/text-places.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { RulePlace } from "./rule-answer.ts";

/** Where a rule complains, as the compiler sees it; undefined in files that are no source. */
export async function rulePlace(
  { location: { file, line, column = 1 } }: LocatedProblem,
  repository: VirtualRepository,
): Promise<RulePlace | undefined> {
  const text = repository.read(file)?.text;
  if (text === undefined || !isSourceFile(file)) return undefined;
  const engine = await repository.typescript();
  const project = engine.languageService(repository, file);
  const sourceFile = project.program.getSourceFile(project.path);
  const start = (lineStarts(text)[line - 1] ?? 0) + column - 1;
  return sourceFile === undefined ? undefined : { project, sourceFile, start };
}
