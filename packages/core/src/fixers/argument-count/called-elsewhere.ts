import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** Whether a function is not the project's own, or another call of it has as many arguments as it takes. */
export function isCalledElsewhere(
  { ts: compiler, project }: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
  { declaration, parameters }: ts.Signature,
): boolean {
  const file = declaration && project.relative(declaration.getSourceFile().fileName);
  if (declaration === undefined || file === undefined || `/${file}`.includes("/node_modules/")) return true;
  const { expression } = call;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  return callsOf({ ts: compiler, project }, name).some(
    (other) => other !== call && (other.arguments ?? []).length === parameters.length,
  );
}

/** All calls of what a name stands for. */
export function callsOf(
  { ts: compiler, project }: Pick<ErrorSite, "ts" | "project">,
  name: ts.Node,
): (ts.CallExpression | ts.NewExpression)[] {
  const references =
    project.service.getReferencesAtPosition(name.getSourceFile().fileName, name.getStart()) ?? [];
  return references.flatMap(({ fileName, textSpan }) => {
    const sourceFile = project.program.getSourceFile(fileName);
    return (sourceFile && callAt(compiler, sourceFile, textSpan.start)) ?? [];
  });
}

/** The call whose function is named at an offset. */
function callAt(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
): ts.CallExpression | ts.NewExpression | undefined {
  let found: ts.CallExpression | ts.NewExpression | undefined;
  function visit(node: ts.Node): void {
    if (offset < node.getFullStart() || offset >= node.getEnd()) return;
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) {
      const { expression } = node;
      const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (name.getStart() === offset) found = node;
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
