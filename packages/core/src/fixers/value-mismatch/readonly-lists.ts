import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf } from "../type-error/types.ts";
import { written } from "./written.ts";

const DECLARED_CONFIDENCE = 0.7;
const COPIED_CONFIDENCE = 0.45;
const CHANGING = /^(?:copyWithin|fill|pop|push|reverse|shift|sort|splice|unshift)$/;

/** A read-only list where one is asked that could be changed: a parameter that changes nothing says so, else a copy is given. */
export function readonlyLists(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const { source, target, value, call } = mismatch;
  const [given, wanted] = [elementOf(site, source), elementOf(site, target)];
  if (given === undefined || wanted === undefined || !checker.isTypeAssignableTo(given, wanted)) return [];
  if (checker.isTypeAssignableTo(source, target)) return [];
  const copied = written(mismatch, `[...${value.getText()}]`, {
    confidence: COPIED_CONFIDENCE,
    rationale: "a copy may be changed",
  });
  const index = call?.arguments?.indexOf(value) ?? -1;
  const parameter = call && checker.getResolvedSignature(call)?.parameters[index]?.valueDeclaration;
  const type = parameter !== undefined && compiler.isParameter(parameter) ? parameter.type : undefined;
  if (type === undefined || !compiler.isArrayTypeNode(type) || type.getSourceFile() !== sourceFile)
    return [copied];
  if (isChanged(site, type)) return [copied];
  const declared: Answer = {
    title: "Declare the parameter as `readonly`",
    edits: [inserted(type.getStart(), "readonly ")],
    rationale: "the list that it is given cannot be changed",
    confidence: DECLARED_CONFIDENCE,
  };
  return [declared, copied];
}

/** Whether a function changes the list that it takes as a parameter of this type. */
function isChanged({ ts: compiler }: ErrorSite, { parent: parameter }: ts.TypeNode): boolean {
  if (!compiler.isParameter(parameter)) return false;
  const name = parameter.name.getText();
  function changes(node: ts.Node): boolean {
    const isChange =
      compiler.isPropertyAccessExpression(node) &&
      node.expression.getText() === name &&
      CHANGING.test(node.name.text);
    return isChange || compiler.forEachChild(node, (child) => changes(child) || undefined) === true;
  }
  return changes(parameter.parent);
}
