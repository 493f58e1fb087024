import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.6;

/** The parameter that an object is indexed by is one of its keys. */
export function keyType({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const access = compiler.findAncestor(node, compiler.isElementAccessExpression);
  if (
    access === undefined ||
    !compiler.isIdentifier(access.argumentExpression) ||
    !compiler.isIdentifier(access.expression)
  )
    return [];
  const declaration = checker.getSymbolAtLocation(access.argumentExpression)?.valueDeclaration;
  const isText =
    declaration !== undefined &&
    compiler.isParameter(declaration) &&
    declaration.type?.kind === compiler.SyntaxKind.StringKeyword;
  if (!isText || declaration.type === undefined) return [];
  const object = checker.getSymbolAtLocation(access.expression)?.valueDeclaration;
  const declared = object !== undefined && compiler.isVariableDeclaration(object) ? object.type : undefined;
  const isLocal = object === undefined || compiler.isParameter(object);
  if (isLocal && declared === undefined) return [];
  const type = `keyof ${declared === undefined ? `typeof ${access.expression.text}` : declared.getText()}`;
  return [
    {
      title: `Declare \`${access.argumentExpression.text}\` as \`${type}\``,
      edits: [replaced(declaration.type, type)],
      rationale: "only its keys can be asked",
      confidence: CONFIDENCE,
    },
  ];
}
