import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { exchanged, titleOfSwap } from "../run-time-slip/exchanged.ts";
import { wordsOf } from "../words-of.ts";
import type { TypedAnswer, TypedSource } from "./typed-slip.ts";

const CONFIDENCE = 0.6;
const SHORTEST = 3;

/**
 * `verify(data, keyBytes, signature)` of `function verify(publicKey, data, signature)`, where both fit either place: one stands where a
 * parameter is called as a word of the other, whose own is called as the one, and all else that is given is in the place of its name.
 */
export function namesakeElsewhere({ file, service }: TypedSource): TypedAnswer[] {
  const { ts: compiler, program, path, relative } = service;
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const answers: TypedAnswer[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    const pair = compiler.isCallExpression(node) ? swappedIn(node) : undefined;
    if (pair === undefined || !compiler.isCallExpression(node)) return;
    answers.push(
      exchanged(file, pair, {
        title: titleOfSwap(file, ...pair),
        rationale: `\`${node.expression.getText()}\` takes \`${pair[0].text}\` in the other's place`,
        confidence: CONFIDENCE,
      }),
    );
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return answers;

  function swappedIn(call: ts.CallExpression): [ts.Identifier, ts.Identifier] | undefined {
    const signature = checker.getResolvedSignature(call);
    const declaration = signature?.declaration;
    if (declaration === undefined || relative(declaration.getSourceFile().fileName) === undefined)
      return undefined;
    const given = [...call.arguments];
    const parameters = declaration.parameters.map(({ name }) => name.getText());
    const strays = given.filter((argument, index) => argument.getText() !== parameters[index]);
    const [a, b, ...others] = strays;
    if (a === undefined || b === undefined || others.length > 0 || given.length < 3) return undefined;
    if (!compiler.isIdentifier(a) || !compiler.isIdentifier(b)) return undefined;
    const [first, second] = isAt(a, given.indexOf(b)) ? [a, b] : [b, a];
    const place = given.indexOf(second);
    if (!isAt(first, place) || parameters.includes(second.text)) return undefined;
    const taker = new Set(wordsOf(parameters[given.indexOf(first)] ?? ""));
    const isOfTaker = wordsOf(second.text).some((word) => word.length >= SHORTEST && taker.has(word));
    const isTold = isOfTaker && first.text.length >= SHORTEST && !areContrasting(first.text, second.text);
    return isTold && fits(first, place) && fits(second, given.indexOf(first)) ? [first, second] : undefined;

    function fits(name: ts.Identifier, index: number): boolean {
      const parameter = signature?.parameters[index];
      const target = parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
      return target !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(name), target);
    }

    function isAt(name: ts.Identifier, index: number): boolean {
      return parameters[index] === name.text;
    }
  }
}
