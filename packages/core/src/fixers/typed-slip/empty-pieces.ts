import type { ts } from "ts-morph";
import { exchanged, titleOfSwap } from "../run-time-slip/exchanged.ts";
import type { TypedAnswer, TypedSource } from "./typed-slip.ts";

const CONFIDENCE = 0.75;
const REPLACES = /^replace(?:All)?$/;

/** `text.replaceAll("", "-")`, which looks for nothing, and `Object.assign(prices, {})`, which adds nothing. */
export function emptyPieces({ file, service }: TypedSource): TypedAnswer[] {
  const { ts: compiler, program, path } = service;
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const answers: TypedAnswer[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || node.arguments.length !== 2) return;
    const [first, last] = node.arguments;
    const rationale = first && last && objection(node.expression, first, last);
    if (first === undefined || last === undefined || rationale === undefined) return;
    const title = titleOfSwap(file, first, last);
    answers.push(exchanged(file, [first, last], { title, rationale, confidence: CONFIDENCE }));
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return answers;

  /** What speaks against an order. */
  function objection(callee: ts.Expression, first: ts.Expression, last: ts.Expression): string | undefined {
    if (!compiler.isPropertyAccessExpression(callee)) return undefined;
    const { expression: owner, name } = callee;
    if (REPLACES.test(name.text) && isText(owner) && isText(last) && isEmptyText(first) && !isEmptyText(last))
      return "a text has nothing to replace where nothing is looked for";
    const isAssigning = owner.getText() === "Object" && name.text === "assign";
    return isAssigning && isEmptyObject(last) && !compiler.isObjectLiteralExpression(first)
      ? "an object without members adds nothing to another"
      : undefined;
  }

  function isText(node: ts.Expression): boolean {
    return (checker.getTypeAtLocation(node).flags & compiler.TypeFlags.StringLike) !== 0;
  }

  function isEmptyText(node: ts.Expression): boolean {
    return compiler.isStringLiteralLike(node) && node.text === "";
  }

  function isEmptyObject(node: ts.Expression): boolean {
    return compiler.isObjectLiteralExpression(node) && node.properties.length === 0;
  }
}
