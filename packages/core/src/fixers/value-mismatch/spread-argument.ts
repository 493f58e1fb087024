import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf, isTelling } from "../type-error/types.ts";
import { asOperand, written } from "./written.ts";

const CONFIDENCE = 0.85;
/** Where both pass, nothing tells them apart. */
const LISTS_CONFIDENCE = 0.7;

/** `Math.max(...scores)`: a list is given where its elements are asked one by one. */
export function spreadArgument(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target, call } = mismatch;
  const element = elementOf(site, source);
  const last = call && checker.getResolvedSignature(call)?.parameters.at(-1);
  const rest = last?.valueDeclaration;
  if (call === undefined || element === undefined || rest === undefined) return [];
  if (!compiler.isParameter(rest) || rest.dotDotDotToken === undefined) return [];
  const index = call.arguments?.indexOf(value) ?? -1;
  if (index < rest.parent.parameters.indexOf(rest) || !isTelling(site, target)) return [];
  if (!isTelling(site, element) || !checker.isTypeAssignableTo(element, target)) return [];
  const spread = written(mismatch, `...${asOperand(site, value)}`, {
    confidence: CONFIDENCE,
    rationale: "its elements are asked, one by one",
  });
  return [spread, ...listOfLists(site, call)];
}

/** `const rows: number[][] = []` for what lists are pushed to, where its own declaration says less. */
function listOfLists(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { expression }: ts.CallExpression | ts.NewExpression,
): Answer[] {
  if (!compiler.isPropertyAccessExpression(expression) || !/^(?:push|unshift)$/.test(expression.name.text))
    return [];
  const list = checker.getSymbolAtLocation(expression.expression)?.valueDeclaration;
  const isMade =
    list !== undefined && (compiler.isVariableDeclaration(list) || compiler.isPropertyDeclaration(list));
  const type = isMade && list.getSourceFile() === sourceFile ? list.type : undefined;
  if (type === undefined || !compiler.isArrayTypeNode(type)) return [];
  return [
    {
      title: `Declare \`${expression.expression.getText()}\` as \`${type.getText()}[]\``,
      edits: [inserted(type.getEnd(), "[]")],
      rationale: "it is given lists",
      confidence: LISTS_CONFIDENCE,
    },
  ];
}
