import type { ts } from "ts-morph";
import { addedMembers } from "../missing-property/added-members.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.75;

/** `send(url, { method, signal })` where a parameter `signal` is never read and the only object that may have one of that name has none. */
export function unpassedMember(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const parameter = name.parent;
  if (!compiler.isIdentifier(name) || !compiler.isParameter(parameter) || parameter.name !== name) return [];
  const own = name.text;
  const body = "body" in parameter.parent ? parameter.parent.body : undefined;
  const type = checker.getTypeAtLocation(name);
  const literals = body === undefined ? [] : literalsIn(body);
  const [only] = literals;
  if (only === undefined || literals.length > 1 || !isTelling(site, type)) return [];
  return [
    {
      title: `Pass \`${own}\``,
      edits: [addedMembers(only, [{ name: own, text: own, confidence: CONFIDENCE }])],
      rationale: `nothing reads \`${own}\`, and what is made may have one`,
      confidence: CONFIDENCE,
    },
  ];

  function literalsIn(node: ts.Node): ts.ObjectLiteralExpression[] {
    const inner: ts.ObjectLiteralExpression[] = [];
    compiler.forEachChild(node, (child) => {
      inner.push(...literalsIn(child));
    });
    return compiler.isObjectLiteralExpression(node) && mayHaveIt(node) ? [node, ...inner] : inner;
  }

  function mayHaveIt(literal: ts.ObjectLiteralExpression): boolean {
    const member = checker.getContextualType(literal)?.getProperty(own);
    const isGiven = literal.properties.some(
      (one) => compiler.isSpreadAssignment(one) || one.name.getText() === own,
    );
    if (member === undefined || isGiven) return false;
    const target = checker.getTypeOfSymbolAtLocation(member, literal);
    return isTelling(site, target) && checker.isTypeAssignableTo(type, target);
  }
}
