import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { isTelling } from "../type-error/types.ts";
import type { TypedAnswer, TypedSource } from "./typed-slip.ts";

const CONFIDENCE = 0.6;

/**
 * `const size = (text: string) => new TextEncoder().encode().length`: the only input of a function is used by nothing, and its body has one
 * call that can take it and is given nothing.
 */
export function ungivenInputs({ file, service }: TypedSource): TypedAnswer[] {
  const { ts: compiler, program, path } = service;
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const answers: TypedAnswer[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const [input, ...others] = node.parameters;
    if (input === undefined || others.length > 0 || !isIdle(input, node.body)) return;
    const type = checker.getTypeAtLocation(input);
    const [call, ...more] = callsIn(compiler, node.body).filter((one) => mayTake(one, type));
    if (call === undefined || more.length > 0) return;
    const end = call.getEnd() - 1;
    const { line } = call.getSourceFile().getLineAndCharacterOfPosition(end);
    const name = input.name.getText();
    answers.push({
      title: `Give \`${name}\` to \`${call.expression.getText()}\` at line ${line + 1} of ${file}`,
      edits: [{ file, edits: [{ start: end, end, text: name }] }],
      rationale: "it is all that the function is given, and nothing uses it",
      confidence: CONFIDENCE,
    });
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return answers;

  function isIdle({ name, type, dotDotDotToken }: ts.ParameterDeclaration, body: ts.Node): boolean {
    return (
      compiler.isIdentifier(name) &&
      !name.text.startsWith("_") &&
      type !== undefined &&
      dotDotDotToken === undefined &&
      identifiersIn(compiler, body).every(({ text }) => text !== name.text)
    );
  }

  /** What may be given nothing and stands with its parentheses: `new Date` is complete. */
  function mayTake(call: ts.CallExpression | ts.NewExpression, type: ts.Type): boolean {
    if (call.arguments?.length !== 0 || !isTelling({ ts: compiler }, type)) return false;
    const parameter = checker.getResolvedSignature(call)?.parameters[0];
    const target = parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
    return (
      target !== undefined &&
      isTelling({ ts: compiler }, target) &&
      !isEmptyObject(target) &&
      checker.isTypeAssignableTo(type, target)
    );
  }

  /** A type of optional members alone takes nearly anything. */
  function isEmptyObject(type: ts.Type): boolean {
    const members = checker.getNonNullableType(type).getProperties();
    return (
      (checker.getNonNullableType(type).flags & compiler.TypeFlags.Object) !== 0 &&
      members.every(({ flags }) => (flags & compiler.SymbolFlags.Optional) !== 0)
    );
  }
}

function callsIn(compiler: typeof ts, body: ts.Node): (ts.CallExpression | ts.NewExpression)[] {
  const calls: (ts.CallExpression | ts.NewExpression)[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return calls;
}
