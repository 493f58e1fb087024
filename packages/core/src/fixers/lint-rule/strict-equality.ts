import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** `===` for `==` where both sides are of one primitive type, as strict null checks tell. */
export function strictEquality({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts, program, options } = project;
  if (options.strictNullChecks !== true && options.strict !== true) return undefined;
  const comparison = nodeAt(ts, sourceFile, start, ts.isBinaryExpression);
  if (comparison === undefined) return undefined;
  const { left, operatorToken: operator, right } = comparison;
  const isLoose =
    operator.kind === ts.SyntaxKind.EqualsEqualsToken ||
    operator.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const checker = program.getTypeChecker();
  const kinds = [left, right].map((side) => primitiveKind(ts, checker.getTypeAtLocation(side)));
  if (!isLoose || kinds[0] === undefined || kinds[0] !== kinds[1]) return undefined;
  const end = operator.getEnd();
  return { start: end, end, text: "=" };
}

/** The one primitive kind that all of a type are of. */
function primitiveKind(compiler: typeof ts, type: ts.Type): number | undefined {
  const { TypeFlags } = compiler;
  const kinds = [TypeFlags.StringLike, TypeFlags.NumberLike, TypeFlags.BooleanLike, TypeFlags.BigIntLike];
  const members = type.isUnion() ? type.types : [type];
  return kinds.find((kind) => members.every(({ flags }) => (flags & kind) !== 0));
}
