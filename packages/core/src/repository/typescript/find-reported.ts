import { ts } from "ts-morph";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import { findDiagnostic } from "./find-diagnostic.ts";
import { perView } from "./per-view.ts";
import type { Projects } from "./projects.ts";
import { readDiagnostic } from "./read-diagnostic.ts";
import type { EditedView, TypeDiagnostic } from "./type-checker.ts";
import type { WorkspacePaths } from "./workspace-paths.ts";

export interface FindReportedInput {
  show: (view: SourceView) => void;
  projects: Projects;
  paths: WorkspacePaths;
  /** Of one file, by TypeScript 6. */
  diagnostics: (view: SourceView, file: string) => TypeDiagnostic[];
  isProvedNatively: (view: EditedView, files: readonly string[]) => boolean;
}

/** What the compiler does but does not declare, for editors that ask for what they show first; ts-morph pins the version. */
interface PartlyCheckedProgram extends ts.Program {
  getSemanticDiagnostics(
    sourceFile?: ts.SourceFile,
    cancellationToken?: ts.CancellationToken,
    nodes?: readonly ts.Node[],
  ): readonly ts.Diagnostic[];
}

/**
 * Gives the function behind `TypeScriptEngine.reported`. Where another compiler proves, TypeScript 6 need not check all of a
 * file: mostly it finds on the line what a log tells, word for word.
 */
export function createFindReported({
  show,
  projects,
  paths,
  diagnostics,
  isProvedNatively,
}: FindReportedInput): (view: EditedView, problem: LocatedProblem) => TypeDiagnostic | undefined {
  const onLine = perView(show, (problem: LocatedProblem) => {
    const { file } = problem.location;
    const [project, ...others] = projects.checkers(file);
    return project && others.length === 0
      ? errorOnLine(problem, project.program(), paths.absolute(file))
      : undefined;
  });
  return (view, problem) => {
    const { file } = problem.location;
    if (!isSourceFile(file)) return undefined;
    const error = isProvedNatively(view, [file]) ? onLine(view, problem) : undefined;
    return error ?? findDiagnostic(problem, diagnostics(view, file));
  };
}

/** The error of a problem among those of the statements on its line; undefined where only the whole file tells. */
function errorOnLine(
  problem: LocatedProblem,
  program: PartlyCheckedProgram,
  path: string,
): TypeDiagnostic | undefined {
  const { file, line } = problem.location;
  const sourceFile = program.getSourceFile(path);
  const nodes = sourceFile === undefined ? [] : nodesOnLine(sourceFile, line - 1);
  if (sourceFile === undefined || nodes.length === 0) return undefined;
  const found = [
    ...program.getSyntacticDiagnostics(sourceFile),
    ...program.getSemanticDiagnostics(sourceFile, undefined, nodes),
  ].map((diagnostic) => readDiagnostic(diagnostic, file));
  const error = findDiagnostic(problem, found);
  return error !== undefined && isWordForWord(error, problem) ? error : undefined;
}

function isWordForWord(error: TypeDiagnostic, { code, message, location }: LocatedProblem): boolean {
  const [headline] = message.split("\n", 1);
  return error.line === location.line && error.code === code && error.message.split("\n", 1)[0] === headline;
}

/** The statements that a line is part of, and of a class only its members. */
function nodesOnLine(sourceFile: ts.SourceFile, line: number): ts.Node[] {
  const starts = sourceFile.getLineStarts();
  const start = starts[line];
  if (start === undefined) return [];
  const end = starts[line + 1] ?? sourceFile.end;
  const isOnLine = (node: ts.Node): boolean => node.getStart(sourceFile) < end && node.end >= start;
  return sourceFile.statements.filter(isOnLine).flatMap((statement): ts.Node[] => {
    if (!ts.isClassDeclaration(statement) || statement.getStart(sourceFile) >= start) return [statement];
    const members = statement.members.filter(isOnLine);
    return members.length === 0 ? [statement] : members;
  });
}
