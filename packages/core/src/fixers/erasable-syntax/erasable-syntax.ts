import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { asExpression } from "./as-expression.ts";
import { constantObject } from "./constant-object.ts";
import { declaredFields } from "./declared-fields.ts";

/** `This syntax is not allowed when 'erasableSyntaxOnly' is enabled.` */
const CODE = "TS1294";

/** Syntax of TypeScript that is more than types, written in JavaScript's own. */
export const erasableSyntax: Fixer = typeErrorFixer({
  id: "erasable-syntax",
  title: "syntax that cannot be erased",
  handles: ({ code }) => code === CODE,
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const node = errorNode(site);
  const isAnswerable = (
    one: ts.Node,
  ): one is ts.ParameterDeclaration | ts.EnumDeclaration | ts.TypeAssertion =>
    compiler.isParameter(one) || compiler.isEnumDeclaration(one) || compiler.isTypeAssertionExpression(one);
  const found = compiler.findAncestor(node, isAnswerable);
  if (found === undefined) return [];
  if (compiler.isEnumDeclaration(found)) return constantObject(site, found);
  return compiler.isParameter(found) ? declaredFields(site, found) : asExpression(site, found);
}
