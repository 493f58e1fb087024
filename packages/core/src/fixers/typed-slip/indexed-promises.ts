import type { ts } from "ts-morph";
import type { TypedAnswer, TypedSource } from "./typed-slip.ts";

const CONFIDENCE = 0.85;

/** `const results = Promise.all(…); … results[0]` in an async function: a promise has nothing at an index, whatever the types allow. */
export function indexedPromises({ file, service }: TypedSource): TypedAnswer[] {
  const { ts: compiler, program, path } = service;
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const made = new Set<ts.Expression>();
  function visit(node: ts.Node): void {
    const value = compiler.isElementAccessExpression(node) ? promiseAt(node.expression) : undefined;
    if (value !== undefined) made.add(value);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return [...made].map((value) => ({
    title: `Wait for \`${value.getText().split(/[(\n]/)[0]}(…)\` at line ${lineOf(value)} of ${file}`,
    edits: [{ file, edits: [{ start: value.getStart(), end: value.getStart(), text: "await " }] }],
    rationale: "its promise is taken for what it is to give",
    confidence: CONFIDENCE,
  }));

  /** The call whose promise a variable of an async function holds. */
  function promiseAt(name: ts.Expression): ts.Expression | undefined {
    if (!compiler.isIdentifier(name)) return undefined;
    if (checker.getTypeAtLocation(name).getSymbol()?.getName() !== "Promise") return undefined;
    const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
    if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return undefined;
    const { initializer } = declaration;
    return initializer !== undefined &&
      compiler.isCallExpression(initializer) &&
      mayWait(compiler, declaration)
      ? initializer
      : undefined;
  }
}

function mayWait(compiler: typeof ts, node: ts.Node): boolean {
  const around = compiler.findAncestor(node, compiler.isFunctionLike);
  return (
    around !== undefined &&
    compiler.canHaveModifiers(around) &&
    compiler.getModifiers(around)?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) === true
  );
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}
