import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { areContrasting } from "../contrasting-names.ts";
import { exchanged } from "./exchanged.ts";

/** The names of a function's parameters. */
export type Parameters = readonly string[];

const CONFIDENCE = 0.45;
const SHORTEST = 3;

/**
 * `discount(rate, price)` of `function discount(price, rate)`: two variables where the parameters of their names are the other way
 * round; where nothing tells which function is called, of all that are called so.
 */
export function swappedNames(
  file: string,
  { ts, program, path }: ServiceOfFile,
  signatures: ReadonlyMap<string, readonly Parameters[]>,
): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const swaps: { call: Call; pair: Pair }[] = [];
  const calls: Call[] = [];
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const pair = swappedIn(ts, node, parametersOf(ts, checker, node, signatures));
      if (pair === undefined) calls.push(node);
      else swaps.push({ call: node, pair });
    }
    ts.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return swaps
    .filter(({ call, pair }) => calls.filter((other) => isOtherWay(call, other, pair)).length !== 1)
    .map(({ call, pair }) => swapped(file, call, pair));
}

type Call = ts.CallExpression | ts.NewExpression;

/** Whether another call gives the same two names the other way round: one such call and one such swap may both be meant. */
function isOtherWay(call: Call, other: Call, [first, second]: Pair): boolean {
  if (call.expression.getText() !== other.expression.getText()) return false;
  const given = (other.arguments ?? []).map((argument) => argument.getText());
  const place = given.indexOf(second.text);
  return place !== -1 && place < given.indexOf(first.text);
}

type Pair = readonly [ts.Identifier, ts.Identifier];

/** What a call gives its values to; undefined where that is not known, or not the same for all that it may call. */
function parametersOf(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  call: Call,
  signatures: ReadonlyMap<string, readonly Parameters[]>,
): Parameters {
  const signature = checker.getResolvedSignature(call);
  if (signature?.declaration !== undefined) return signature.parameters.map(({ name }) => name);
  const { expression } = call;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name.text : "";
  const [first, ...others] = signatures.get(name) ?? [];
  return first !== undefined && others.every((other) => other.join() === first.join()) ? first : [];
}

function swappedIn(compiler: typeof ts, call: Call, parameters: Parameters): Pair | undefined {
  const given = call.arguments ?? [];
  if (given.length < 2) return undefined;
  for (const [index, first] of given.entries()) {
    if (!compiler.isIdentifier(first)) continue;
    const place = parameters.indexOf(first.text);
    const second = given[place];
    if (place <= index || second === undefined || !compiler.isIdentifier(second)) continue;
    const isSwapped = second.text === parameters[index] && isTelling(first.text, second.text);
    if (isSwapped) return [first, second];
  }
  return undefined;
}

/** Names of words, and not of two sides, which are swapped on purpose: `compare(b, a)`, `swap(right, left)`. */
function isTelling(a: string, b: string): boolean {
  return a.length >= SHORTEST && b.length >= SHORTEST && !areContrasting(a, b);
}

function swapped(file: string, call: Call, [first, second]: Pair): Candidate {
  return exchanged(file, [first, second], {
    title: `Swap \`${first.text}\` and \`${second.text}\``,
    rationale: `the parameters of \`${call.expression.getText()}\` have these names, the other way round`,
    confidence: CONFIDENCE,
  });
}

/** The parameters of all methods of some sources, by the methods' names. */
export function methodParameters(services: readonly ServiceOfFile[]): Map<string, Parameters[]> {
  const found = new Map<string, Parameters[]>();
  for (const { ts: compiler, program, path } of services) {
    const visit = (node: ts.Node): void => {
      if (compiler.isMethodDeclaration(node)) {
        const names = node.parameters.map(({ name }) => name.getText());
        found.set(node.name.getText(), [...(found.get(node.name.getText()) ?? []), names]);
      }
      compiler.forEachChild(node, visit);
    };
    const sourceFile = program.getSourceFile(path);
    if (sourceFile !== undefined) visit(sourceFile);
  }
  return found;
}
