import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { absencesOf } from "../type-error/types.ts";

/**
 * `{user && <UserForm user={user} />}` where an attribute of a child is given what may be missing: the child is rendered where
 * it is there, as React's own guide has it.
 */
export function renderedWhereThere(site: ErrorSite, node: ts.Expression, confidence: number): Answer[] {
  const { ts: compiler } = site;
  if (!compiler.isIdentifier(node)) return [];
  const element = elementAround(compiler, node);
  if (
    element === undefined ||
    !(compiler.isJsxElement(element.parent) || compiler.isJsxFragment(element.parent))
  )
    return [];
  const tag = (compiler.isJsxElement(element) ? element.openingElement : element).tagName.getText();
  return [
    {
      title: `Render \`${tag}\` where there is a \`${node.text}\``,
      edits: [inserted(element.getStart(), `{${presence(site, node)} && `), inserted(element.getEnd(), "}")],
      rationale: `\`${node.text}\` may be missing, and all of it is for that`,
      confidence,
    },
  ];
}

/** The element that an expression is an attribute of. */
function elementAround(
  compiler: typeof ts,
  node: ts.Node,
): ts.JsxElement | ts.JsxSelfClosingElement | undefined {
  for (
    let inner = node;
    !compiler.isFunctionLike(inner) && !compiler.isStatement(inner);
    inner = inner.parent
  ) {
    if (compiler.isJsxSelfClosingElement(inner)) return inner;
    if (compiler.isJsxOpeningElement(inner)) return inner.parent;
    if (compiler.isJsxElement(inner) || compiler.isJsxFragment(inner)) return undefined;
  }
  return undefined;
}

/** An object is there where it holds; of a text or a number, which may be empty, it is asked. */
function presence(site: ErrorSite, node: ts.Identifier): string {
  const type = site.checker.getTypeAtLocation(node);
  const { Null, Undefined, Object: IsObject } = site.ts.TypeFlags;
  const parts = type.isUnion() ? type.types : [type];
  if (parts.every(({ flags }) => (flags & (IsObject | Null | Undefined)) !== 0)) return node.text;
  const { isNull, isUndefined } = absencesOf(site, type);
  if (isNull && isUndefined) return `${node.text} != null`;
  return `${node.text} !== ${isNull ? "null" : "undefined"}`;
}
