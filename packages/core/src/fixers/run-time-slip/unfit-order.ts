import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged, titleOfSwap } from "./exchanged.ts";

const CONFIDENCE = 0.8;

/** `bytes.set(offset, digest)` in a script: the language takes the number last, and a number is no list. */
export function unfitOrder(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || node.arguments.length !== 2) return;
    const [first, second] = node.arguments;
    if (first === undefined || second === undefined || !isOfLanguage(node)) return;
    const signatures = checker.getTypeAtLocation(node.expression).getCallSignatures();
    const isTurned = signatures.every((signature) => isTurnedFor(signature, node, [first, second]));
    if (signatures.length === 0 || !isTurned) return;
    candidates.push(
      exchanged(file, [first, second], {
        title: titleOfSwap(file, first, second),
        rationale: `\`${node.expression.getText()}\` takes them the other way round`,
        confidence: CONFIDENCE,
      }),
    );
  }
  function isOfLanguage({ expression }: ts.CallExpression): boolean {
    const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
    const { declarations = [] } = checker.getSymbolAtLocation(name) ?? {};
    return (
      declarations.length > 0 &&
      declarations.every((one) => program.isSourceFileDefaultLibrary(one.getSourceFile()))
    );
  }
  /** A number or a text stands where neither fits, and fits in the other place, where what is there is not known to be unfit. */
  function isTurnedFor(
    { parameters }: ts.Signature,
    call: ts.CallExpression,
    [first, second]: readonly [ts.Expression, ts.Expression],
  ): boolean {
    const [one, other] = parameters.map((parameter) => checker.getTypeOfSymbolAtLocation(parameter, call));
    if (one === undefined || other === undefined) return false;
    const [given, last] = [checker.getTypeAtLocation(first), checker.getTypeAtLocation(second)];
    const { NumberLike, StringLike } = compiler.TypeFlags;
    const isPlain = (given.flags & (NumberLike | StringLike)) !== 0;
    return (
      isPlain &&
      !checker.isTypeAssignableTo(given, one) &&
      checker.isTypeAssignableTo(given, other) &&
      checker.isTypeAssignableTo(last, one)
    );
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}
