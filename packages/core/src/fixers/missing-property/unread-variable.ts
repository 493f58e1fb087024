import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import type { ErrorSite } from "../type-error/error-site.ts";

/** What fills a collection, and tells nothing of it. */
const FILLING: ReadonlySet<string> = new Set(["push", "unshift", "add", "set"]);

/** The only variable of the function around a place that is made and filled there and that nothing takes: it was made to be given. */
export function unreadVariable(
  { ts: compiler, checker }: ErrorSite,
  place: ts.Node,
): { text: string; type: ts.Type } | undefined {
  const around = compiler.findAncestor(place, compiler.isFunctionLike);
  if (around === undefined) return undefined;
  const names = identifiersIn(compiler, around);
  const [only, ...others] = names.filter((declared) => {
    if (!isMade(compiler, declared)) return false;
    const symbol = checker.getSymbolAtLocation(declared);
    const uses = names.filter(
      (name) => name !== declared && name.text === declared.text && symbolOf(checker, name) === symbol,
    );
    return uses.length > 0 && uses.every((name) => fills(compiler, name));
  });
  if (only === undefined || others.length > 0) return undefined;
  const isSeen =
    checker.resolveName(only.text, place, compiler.SymbolFlags.Variable, false) ===
    checker.getSymbolAtLocation(only);
  return isSeen ? { text: only.text, type: checker.getTypeAtLocation(only) } : undefined;
}

/** `{ rows }` takes the variable, though the name is that of a member. */
function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  return checker.getShorthandAssignmentValueSymbol(name.parent) ?? checker.getSymbolAtLocation(name);
}

function isMade(compiler: typeof ts, { parent, text }: ts.Identifier): boolean {
  return (
    compiler.isVariableDeclaration(parent) &&
    parent.name.getText() === text &&
    parent.initializer !== undefined &&
    (compiler.isArrayLiteralExpression(parent.initializer) ||
      compiler.isObjectLiteralExpression(parent.initializer) ||
      compiler.isNewExpression(parent.initializer))
  );
}

/** `rows.push(row)` and `rows[0] = row`, for themselves. */
function fills(compiler: typeof ts, name: ts.Identifier): boolean {
  const target = name.parent;
  if (compiler.isElementAccessExpression(target) && target.expression === name) {
    const { parent } = target;
    return (
      compiler.isBinaryExpression(parent) &&
      parent.left === target &&
      parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken
    );
  }
  return (
    compiler.isPropertyAccessExpression(target) &&
    target.expression === name &&
    FILLING.has(target.name.text) &&
    compiler.isCallExpression(target.parent) &&
    compiler.isExpressionStatement(target.parent.parent)
  );
}
