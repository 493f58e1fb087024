import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { TypeDiagnostic } from "../../repository/typescript/type-checker.ts";
import type { FixerContext } from "../fixer.ts";

/** A compile error in the program that has it. */
export interface ErrorSite {
  ts: typeof ts;
  project: ServiceOfFile;
  checker: ts.TypeChecker;
  sourceFile: ts.SourceFile;
  diagnostic: TypeDiagnostic;
}

/** A candidate before it is said who made it. */
export interface Answer {
  title: string;
  /** Edits of the file with the error. */
  edits: TextEdit[];
  rationale: string;
  confidence: number;
  meaning?: string;
}

/** Where the compiler of the project sees the problem; undefined where it does not. */
export async function errorSite(
  problem: LocatedProblem,
  { repository }: FixerContext,
): Promise<ErrorSite | undefined> {
  const { file } = problem.location;
  const engine = await repository.typescript();
  const diagnostic = engine.reported(repository, problem);
  if (diagnostic === undefined) return undefined;
  const project = engine.languageService(repository, file);
  const { ts: compiler, program, path } = project;
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined) return undefined;
  return { ts: compiler, project, checker: program.getTypeChecker(), sourceFile, diagnostic };
}

/**
 * The outermost node that is exactly what the error points at, or else the innermost around its start. Of an arrow function of
 * several lines the compiler points at the first alone.
 */
export function errorNode({ ts: compiler, sourceFile, diagnostic }: ErrorSite): ts.Node {
  const { start, length } = diagnostic;
  let innermost: ts.Node = sourceFile;
  let exact: ts.Node | undefined;
  let arrow: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (start < node.getStart(sourceFile) || start >= node.getEnd()) return;
    innermost = node;
    if (node.getStart(sourceFile) === start) {
      if (node.getEnd() === start + length) exact ??= node;
      if (compiler.isArrowFunction(node) && node.getEnd() > start + length) arrow = node;
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return exact !== undefined && compiler.isShorthandPropertyAssignment(exact)
    ? exact.name
    : (exact ?? arrow ?? innermost);
}

/** Answers as candidates of a fixer. */
export function candidatesFrom(
  origin: string,
  { diagnostic }: ErrorSite,
  answers: readonly Answer[],
): Candidate[] {
  return answers.map(({ edits, ...rest }) => ({
    ...rest,
    origin,
    edits: [{ file: diagnostic.file, edits }],
  }));
}

/** A node with another text. */
export function replaced(node: ts.Node, text: string): TextEdit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

export function inserted(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
