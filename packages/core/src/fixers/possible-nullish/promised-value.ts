import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { argumentOf, isAsync, isNullable } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/**
 * Waits for a promise, where it is made, of something that has the member which is asked for, or is nothing. The compiler does not
 * think of it then; that the value may be missing is said of what comes after.
 */
export function promisedValue(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isIdentifier(name) || !compiler.isPropertyAccessExpression(access)) return [];
  const { expression } = access;
  const promised = argumentOf(site, checker.getTypeAtLocation(expression));
  if (promised === undefined || !isNullable(site, promised) || !isAsync(compiler, expression)) return [];
  if (checker.getPropertyOfType(checker.getNonNullableType(promised), name.text) === undefined) return [];
  const made = madeHere(site, expression);
  if (made === undefined || !compiler.isCallExpression(made)) return [];
  return [
    {
      title: "Add 'await' to initializer",
      edits: [inserted(made.getStart(), "await ")],
      rationale: `what it promises has \`${name.text}\``,
      confidence: CONFIDENCE,
    },
  ];
}
