import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { isTestFile } from "../is-test-file.ts";
import { missedReturn } from "./unreturned-results.ts";
import { returned, returnsValue } from "./unreturned-values.ts";

const CONFIDENCE = 0.75;

/** Functions that tests ask for a value, and that end with a call of one of the workspace's own which returns a value, and drop it. */
export function resultsAskedInTests(tests: readonly { service: ServiceOfFile }[]): Candidate[] {
  const files = new Map<ts.ExpressionStatement, string>();
  for (const { service } of tests) {
    const { ts: compiler, program, path, relative } = service;
    const checker = program.getTypeChecker();
    const visit = (node: ts.Node): void => {
      const missed = compiler.isCallExpression(node) ? missedReturn(service, node) : undefined;
      const file = missed && relative(missed.getSourceFile().fileName);
      if (
        missed !== undefined &&
        file !== undefined &&
        !isTestFile(file) &&
        isOfValue(compiler, checker, missed)
      )
        files.set(missed, file);
      compiler.forEachChild(node, visit);
    };
    const sourceFile = program.getSourceFile(path);
    if (sourceFile !== undefined) visit(sourceFile);
  }
  return [...files].map(([statement, file]) => returned(file, statement, CONFIDENCE));
}

function isOfValue(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  { expression }: ts.ExpressionStatement,
): boolean {
  const declaration = compiler.isCallExpression(expression)
    ? checker.getResolvedSignature(expression)?.declaration
    : undefined;
  const isOwn = declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
  return isOwn && returnsValue(compiler, declaration);
}
