import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.88;
/** What is hidden is hidden for that: who changes it is to ask for that. */
const CHANGED_CONFIDENCE = 0.28;

/** `counter.value` for `counter.count`, which is private, where `get value()` does nothing but give it; `getCount()` likewise. */
export function publicReader({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const access = node.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== node) return [];
  const { parent } = access;
  const isSet =
    (compiler.isBinaryExpression(parent) &&
      parent.left === access &&
      parent.operatorToken.kind >= compiler.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= compiler.SyntaxKind.LastAssignment) ||
    compiler.isPostfixUnaryExpression(parent) ||
    compiler.isPrefixUnaryExpression(parent);
  const isCalled = compiler.isCallExpression(parent) && parent.expression === access;
  if (isSet || isCalled) return [];
  const readers = checker
    .getTypeAtLocation(access.expression)
    .getProperties()
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((one) =>
      compiler.isGetAccessorDeclaration(one) || compiler.isMethodDeclaration(one) ? [one] : [],
    )
    .filter(
      (one) =>
        isPublic(compiler, one) &&
        one.parameters.length === 0 &&
        /^\{\s*return this\.(?<name>[\w$]+);?\s*\}$/.exec(one.body?.getText() ?? "")?.groups?.["name"] ===
          node.getText(),
    );
  const [only, ...others] = readers;
  if (only === undefined || others.length > 0) return [];
  const name = only.name.getText();
  const text = compiler.isMethodDeclaration(only) ? `${name}()` : name;
  return [
    {
      title: `Write \`${text}\` instead of \`${node.getText()}\``,
      edits: [replaced(node, text)],
      rationale: `it gives \`${node.getText()}\`, which is not for others`,
      confidence: isChanged(compiler, access) ? CHANGED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** `cart.list.push(line)`, `cart.list[0] = line`, `delete cart.list[0]`: something is done to it, as a statement of its own. */
function isChanged(compiler: typeof ts, access: ts.Expression): boolean {
  const { parent } = access;
  if (compiler.isPropertyAccessExpression(parent) || compiler.isElementAccessExpression(parent))
    return parent.expression === access && isChanged(compiler, parent);
  if (compiler.isCallExpression(parent) || compiler.isNonNullExpression(parent))
    return parent.expression === access && isChanged(compiler, parent);
  const isSet = compiler.isBinaryExpression(parent) && parent.left === access;
  return isSet || compiler.isDeleteExpression(parent) || compiler.isExpressionStatement(parent);
}

function isPublic(compiler: typeof ts, member: ts.GetAccessorDeclaration | ts.MethodDeclaration): boolean {
  const { PrivateKeyword, ProtectedKeyword, StaticKeyword, AsyncKeyword } = compiler.SyntaxKind;
  const hiding: readonly ts.SyntaxKind[] = [PrivateKeyword, ProtectedKeyword, StaticKeyword, AsyncKeyword];
  return !(compiler.getModifiers(member) ?? []).some(({ kind }) => hiding.includes(kind));
}
