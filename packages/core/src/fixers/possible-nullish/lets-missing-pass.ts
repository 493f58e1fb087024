import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { isNullable } from "../type-error/types.ts";

type Typed = Pick<ErrorSite, "ts" | "checker">;

/**
 * Whether a condition that is asked optionally lets pass what is not there: what was looked up and not found is hardly to go
 * where `if (member?.isBanned) throw …` and `!session?.expired` let it go.
 */
export function letsMissingPass(site: Typed, whole: ts.Expression): boolean {
  const { ts: compiler } = site;
  const { parent } = whole;
  const isNegated = compiler.isPrefixUnaryExpression(parent);
  const condition = isNegated ? parent : whole;
  const branch = compiler.isIfStatement(condition.parent) ? condition.parent : undefined;
  const isRefused = branch !== undefined && branch.elseStatement === undefined && refuses(compiler, branch);
  return isNegated ? !isRefused : isRefused && isLookedUp(site, whole);
}

/** Whether a loop goes on for ever once there is nothing: `while (node?.kind !== "root")`, which is true of nothing. */
export function neverEndsWithout({ ts: compiler }: Typed, comparison: ts.BinaryExpression): boolean {
  const { ExclamationEqualsEqualsToken, ExclamationEqualsToken } = compiler.SyntaxKind;
  const isUnequal = [ExclamationEqualsEqualsToken, ExclamationEqualsToken].some(
    (kind) => kind === comparison.operatorToken.kind,
  );
  const { parent } = comparison;
  const isCondition =
    (compiler.isWhileStatement(parent) || compiler.isDoStatement(parent)) && parent.expression === comparison;
  return isUnequal && (isCondition || (compiler.isForStatement(parent) && parent.condition === comparison));
}

/** Whether both sides of an equation may be nothing, and so be equal. */
export function mayBothMiss(site: Typed, { left, right, operatorToken }: ts.BinaryExpression): boolean {
  const { EqualsEqualsToken, EqualsEqualsEqualsToken } = site.ts.SyntaxKind;
  const isEquation = [EqualsEqualsToken, EqualsEqualsEqualsToken].some((kind) => kind === operatorToken.kind);
  return isEquation && [left, right].every((side) => mayMiss(site, side));
}

function mayMiss(site: Typed, side: ts.Expression): boolean {
  const { ts: compiler, checker } = site;
  if (isNullable(site, checker.getTypeAtLocation(side))) return !/^(?:null|undefined)$/.test(side.getText());
  const isPart =
    compiler.isPropertyAccessExpression(side) ||
    compiler.isElementAccessExpression(side) ||
    compiler.isCallExpression(side);
  return isPart && mayMiss(site, side.expression);
}

/** `throw new Error(…);`, `return false;`, `return;` */
function refuses(compiler: typeof ts, { thenStatement }: ts.IfStatement): boolean {
  const only = compiler.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  if (only === undefined) return false;
  if (compiler.isThrowStatement(only) || compiler.isContinueStatement(only)) return true;
  return (
    compiler.isReturnStatement(only) && /^(?:false|null|undefined)?$/.test(only.expression?.getText() ?? "")
  );
}

/** What a call or a key gave; what is optional for whoever calls is rather a setting, that may be left out. */
export function isLookedUp(site: Typed, value: ts.Expression): boolean {
  const { ts: compiler, checker } = site;
  if (compiler.isElementAccessExpression(value) || compiler.isAwaitExpression(value)) return true;
  if (compiler.isCallExpression(value))
    return isNullable(site, checker.getTypeAtLocation(value)) || isLookedUp(site, value.expression);
  if (compiler.isPropertyAccessExpression(value)) return isLookedUp(site, value.expression);
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  return (
    declaration !== undefined &&
    compiler.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isLookedUp(site, declaration.initializer)
  );
}
