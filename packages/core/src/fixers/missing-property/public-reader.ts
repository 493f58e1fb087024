import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.88;

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
      confidence: CONFIDENCE,
    },
  ];
}

function isPublic(compiler: typeof ts, member: ts.GetAccessorDeclaration | ts.MethodDeclaration): boolean {
  const { PrivateKeyword, ProtectedKeyword, StaticKeyword, AsyncKeyword } = compiler.SyntaxKind;
  const hiding: readonly ts.SyntaxKind[] = [PrivateKeyword, ProtectedKeyword, StaticKeyword, AsyncKeyword];
  return !(compiler.getModifiers(member) ?? []).some(({ kind }) => hiding.includes(kind));
}
