import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.92;

/** `(item) => item.id` as a statement of a function makes nothing of itself: it is what that returns. */
export function idleFunction(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const made = compiler.findAncestor(errorNode(site), compiler.isArrowFunction);
  const statement = made?.parent;
  if (made === undefined || statement === undefined || !compiler.isExpressionStatement(statement)) return [];
  const around = compiler.findAncestor(statement, compiler.isFunctionLike);
  if (around === undefined || compiler.isConstructorDeclaration(around)) return [];
  return [
    {
      title: "Return the function",
      edits: [inserted(statement.getStart(), "return ")],
      rationale: "nobody takes the function that is made, and nobody can call it",
      confidence: CONFIDENCE,
    },
  ];
}
