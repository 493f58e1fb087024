import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged, titleOfSwap } from "./exchanged.ts";

const OF_KEY = 0.8;
const OF_FLAG = 0.6;
const HAS_OWN = /(?:^|\.)hasOwnProperty\.call$/;

/** Two values of a call in each other's places where the compiler takes both, as one of them may be anything. */
export function misplacedValues(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) && node.arguments.length > 1) {
      const pair = keyAndOwner(compiler, checker, node) ?? flagAndValue(compiler, checker, node);
      if (pair !== undefined) candidates.push(swapped(file, pair));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

interface Pair {
  first: ts.Expression;
  second: ts.Expression;
  rationale: string;
  confidence: number;
}

/** `hasOwnProperty.call(key, entries)`: a text has no keys of its own that anybody asks for. */
function keyAndOwner(
  { TypeFlags }: typeof ts,
  checker: ts.TypeChecker,
  { expression, arguments: [first, second] }: ts.CallExpression,
): Pair | undefined {
  if (!HAS_OWN.test(expression.getText()) || first === undefined || second === undefined) return undefined;
  const [owner, key] = [checker.getTypeAtLocation(first), checker.getTypeAtLocation(second)];
  const isSwapped =
    (owner.flags & TypeFlags.StringLike) !== 0 && (key.flags & (TypeFlags.Any | TypeFlags.Object)) !== 0;
  return isSwapped
    ? { first, second, rationale: "the first is whose key it is, the second the key", confidence: OF_KEY }
    : undefined;
}

/** `check(true, offset)` of `check(value: any, isOffset: boolean)`, where `offset` may be anything. */
function flagAndValue(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): Pair | undefined {
  const { parameters = [] } = checker.getResolvedSignature(call) ?? {};
  const given = call.arguments;
  const isAny = (type: ts.Type): boolean => (type.flags & compiler.TypeFlags.Any) !== 0;
  const asked = parameters.map((parameter) => checker.getTypeOfSymbolAtLocation(parameter, call));
  const isFlag = (type: ts.Type): boolean =>
    checker.typeToString(checker.getNonNullableType(type)) === "boolean";
  const at = given.findIndex(
    (value, index) => isBoolean(compiler, value) && asked[index] !== undefined && isAny(asked[index]),
  );
  const other = given.findIndex(
    (value, index) =>
      asked[index] !== undefined && isFlag(asked[index]) && isAny(checker.getTypeAtLocation(value)),
  );
  const [first, second] = [given[Math.min(at, other)], given[Math.max(at, other)]];
  if (at === -1 || other === -1 || first === undefined || second === undefined) return undefined;
  return { first, second, rationale: "only one of them is asked to be true or false", confidence: OF_FLAG };
}

function isBoolean({ SyntaxKind }: typeof ts, { kind }: ts.Expression): boolean {
  return kind === SyntaxKind.TrueKeyword || kind === SyntaxKind.FalseKeyword;
}

function swapped(file: string, { first, second, rationale, confidence }: Pair): Candidate {
  const title = titleOfSwap(file, first, second);
  return exchanged(file, [first, second], { title, rationale, confidence });
}
