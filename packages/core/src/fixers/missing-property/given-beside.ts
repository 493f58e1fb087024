import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { functionAround } from "../type-error/types.ts";
import { isLasting } from "./given-by-others.ts";
import type { Literal, Value } from "./literal.ts";

/** What was right in another case need not be right in this one. */
const CONFIDENCE = 0.28;

/**
 * `error: null` for `{ files, progress: 0 }`, where the function makes all other objects of the type with that, one of them with
 * another value that is the same here.
 */
export function givenBeside(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { ts: compiler, checker } = site;
  const around = functionAround(compiler, literal);
  if (around === undefined || !compiler.isObjectLiteralExpression(literal)) return undefined;
  const own = new Set(literal.properties.map((one) => one.getText()));
  const found = new Set<string>();
  let isAlike = false;
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isObjectLiteralExpression(node) || node === literal) return;
    const given = node.properties.find((one) => one.name?.getText() === member.name);
    if (given === undefined || !compiler.isPropertyAssignment(given)) return;
    if (node.properties.some(compiler.isSpreadAssignment)) return;
    if (checker.getContextualType(node)?.getProperty(member.name) !== member) return;
    found.add(given.initializer.getText());
    isAlike ||= node.properties.some(
      (one) => compiler.isPropertyAssignment(one) && isLasting(one.initializer) && own.has(one.getText()),
    );
  }
  visit(around);
  const [text, ...others] = found;
  const isSame = text !== undefined && others.length === 0 && isLasting({ getText: () => text });
  return isSame && isAlike ? { name: member.name, text, confidence: CONFIDENCE } : undefined;
}
