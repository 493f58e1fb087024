import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";

const CONFIDENCE = 0.93;
/** Another of the type is at hand, which may be meant in the second comparison. */
const BESIDE_OTHER_CONFIDENCE = 0.28;

/** `role !== "editor" && role !== "owner"` for `||` between them, which always holds, and `===` with `||` for `&&`, which never does. */
export function otherOperator(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const { SyntaxKind } = compiler;
  const reported = errorNode(site);
  const { parent } = reported;
  if (!compiler.isBinaryExpression(reported) || !compiler.isBinaryExpression(parent)) return [];
  const { kind } = parent.operatorToken;
  const isOr = kind === SyntaxKind.BarBarToken;
  if (!isOr && kind !== SyntaxKind.AmpersandAmpersandToken) return [];
  const whole = wholeChain(compiler, parent, kind);
  const parts = partsOf(compiler, whole, kind);
  const subject = reported.left.getText();
  const comparison = isOr ? /^!==?$/ : /^===?$/;
  const isOfOne = parts.every(
    (part) =>
      compiler.isBinaryExpression(part) &&
      comparison.test(part.operatorToken.getText()) &&
      part.left.getText() === subject,
  );
  if (!isOfOne) return [];
  const to = isOr ? "&&" : "||";
  return [
    {
      title: `Write \`${to}\` between the comparisons of \`${subject}\``,
      edits: operatorsOf(compiler, whole, kind).map((operator) => replaced(operator, to)),
      rationale: isOr ? "it is never equal to both" : "it is never both",
      confidence: hasOther(site, reported.left) ? BESIDE_OTHER_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** `right` beside `left.kind`, and `next` beside `state`. */
function hasOther(site: ErrorSite, subject: ts.Expression): boolean {
  const { ts: compiler, checker } = site;
  const [owner] = identifiersIn(compiler, subject);
  const declared = owner && checker.getSymbolAtLocation(owner);
  if (owner === undefined || declared === undefined) return false;
  const type = checker.getTypeOfSymbol(declared);
  return variablesInScope(site, subject).some(
    (other) =>
      other.text !== owner.text &&
      checker.isTypeAssignableTo(other.type, type) &&
      checker.isTypeAssignableTo(type, other.type),
  );
}

function wholeChain(
  compiler: typeof ts,
  chain: ts.BinaryExpression,
  kind: ts.SyntaxKind,
): ts.BinaryExpression {
  const { parent } = chain;
  const isPart = compiler.isBinaryExpression(parent) && parent.operatorToken.kind === kind;
  return isPart ? wholeChain(compiler, parent, kind) : chain;
}

function partsOf(compiler: typeof ts, node: ts.Expression, kind: ts.SyntaxKind): ts.Expression[] {
  if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== kind) return [node];
  return [...partsOf(compiler, node.left, kind), ...partsOf(compiler, node.right, kind)];
}

function operatorsOf(compiler: typeof ts, node: ts.Expression, kind: ts.SyntaxKind): ts.Node[] {
  if (!compiler.isBinaryExpression(node) || node.operatorToken.kind !== kind) return [];
  return [
    ...operatorsOf(compiler, node.left, kind),
    node.operatorToken,
    ...operatorsOf(compiler, node.right, kind),
  ];
}
