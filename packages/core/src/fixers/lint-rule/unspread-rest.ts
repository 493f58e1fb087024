import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** `(...values) => outer(inner())`: the values of a rest that nobody uses go to the only call that is given nothing and may be given anything. */
export function unspreadRest({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  const parameter = name?.parent;
  if (name?.getStart() !== start || parameter === undefined || !ts.isParameter(parameter)) return undefined;
  const body = "body" in parameter.parent ? parameter.parent.body : undefined;
  if (parameter.dotDotDotToken === undefined || body === undefined) return undefined;
  const [only, ...others] = callsGivenNothing(ts, body);
  if (only === undefined || others.length > 0 || !takesAnything(only)) return undefined;
  return { start: only.getEnd() - 1, end: only.getEnd() - 1, text: `...${name.text}` };

  /** A `Function` or `any` is called without a signature. */
  function takesAnything({ expression }: ts.CallExpression): boolean {
    const type = checker.getTypeAtLocation(expression);
    return type.getCallSignatures().length === 0;
  }
}

/** Calls of a value that is waited for or used: one that stands for itself may be meant to be given nothing. */
function callsGivenNothing(compiler: typeof ts, body: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    const isBare = compiler.isCallExpression(node) && node.arguments.length === 0;
    if (isBare && !compiler.isExpressionStatement(node.parent)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return calls;
}
