import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

type Call = ts.CallExpression | ts.NewExpression;

/**
 * `Boolean` for `left?.map(find).filter()` where the file has `left?.map(find).filter(Boolean)`: the name or text that all calls give
 * whose function is written the same and comes of a call itself.
 */
export function givenWhereWrittenAlike(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { call, index }: { call: Call; index: number },
): string | undefined {
  const written = textOf(call);
  if (!written.includes("(") || (call.arguments ?? []).length !== index) return undefined;
  const given: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) && node !== call && textOf(node) === written)
      given.push(...node.arguments.slice(index, index + 1));
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  const [first] = given;
  if (first === undefined || given.some((other) => other.getText() !== first.getText())) return undefined;
  if (compiler.isLiteralExpression(first)) return first.getText();
  const isSame =
    compiler.isIdentifier(first) &&
    checker.resolveName(first.text, call, compiler.SymbolFlags.Value, false) ===
      checker.getSymbolAtLocation(first);
  return isSame ? first.text : undefined;
}

function textOf({ expression }: Call): string {
  return expression.getText().replaceAll(/\s+/g, " ");
}
