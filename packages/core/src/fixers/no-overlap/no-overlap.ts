import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { nearestLiterals, quoted } from "../type-error/nearest-literals.ts";
import { isTelling, primitiveOf } from "../type-error/types.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";
import { otherOperator } from "./other-operator.ts";
import { remainingLiterals } from "./remaining-literals.ts";

const LITERAL_CONFIDENCE = 0.92;
const UNQUOTED_CONFIDENCE = 0.85;
const MEMBER_CONFIDENCE = 0.8;

/** A comparison that can never be true: a misspelt literal, a number in quotes, another member or operator than the one that is meant. */
export const noOverlap: Fixer = typeErrorFixer({
  id: "no-overlap",
  title: "comparisons that can never be true",
  handles: ({ code }) => code === "TS2367" || code === "TS2678",
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const [left, right] = comparedAt(site) ?? [];
  if (left === undefined || right === undefined) return [];
  const operator = otherOperator(site);
  if (operator.length > 0) return operator;
  return [...remainingLiterals(site), ...answersTo(site, left, right), ...answersTo(site, right, left)];
}

function comparedAt(site: ErrorSite): [ts.Expression, ts.Expression] | undefined {
  const { ts: compiler } = site;
  const node = errorNode(site);
  if (compiler.isBinaryExpression(node)) return [node.left, node.right];
  const clause = node.parent;
  return compiler.isCaseClause(clause) ? [clause.parent.parent.expression, clause.expression] : undefined;
}

/** What can be made of the literal on one side to be what the other side can be. */
function answersTo(site: ErrorSite, value: ts.Expression, literal: ts.Expression): Answer[] {
  const { ts: compiler, checker } = site;
  if (!compiler.isStringLiteralLike(literal)) return [];
  const type = checker.getTypeAtLocation(value);
  const spelt = nearestLiterals(type, literal).map(({ text, likeness }) =>
    answer(literal, quoted(literal, text), {
      confidence: LITERAL_CONFIDENCE * likeness,
      rationale: `it can be \`${text}\``,
    }),
  );
  const isNumber = primitiveOf(site, type) === "number" && /^-?\d+(?:\.\d+)?$/.test(literal.text);
  const unquoted = isNumber
    ? [answer(literal, literal.text, { confidence: UNQUOTED_CONFIDENCE, rationale: "it is a number" })]
    : [];
  const others = compiler.isIdentifier(value) ? otherVariables : otherMembers;
  return [...spelt, ...unquoted, ...others(site, value, literal)];
}

/** `account.role` where `account.id` is compared with one of the roles. */
function otherMembers(site: ErrorSite, value: ts.Expression, literal: ts.StringLiteralLike): Answer[] {
  const { ts: compiler, checker } = site;
  if (!compiler.isPropertyAccessExpression(value)) return [];
  const wanted = checker.getStringLiteralType(literal.text);
  const members = checker
    .getTypeAtLocation(value.expression)
    .getProperties()
    .filter((member) => {
      const type = checker.getTypeOfSymbolAtLocation(member, value);
      return isTelling(site, type) && type.isUnion() && checker.isTypeAssignableTo(wanted, type);
    });
  return members.map(({ name }) =>
    answer(value.name, name, {
      confidence: MEMBER_CONFIDENCE,
      rationale: `\`${name}\` can be \`${literal.text}\``,
    }),
  );
}

/** `role` where `state` is compared with one of the roles. */
function otherVariables(site: ErrorSite, value: ts.Expression, literal: ts.StringLiteralLike): Answer[] {
  const { checker } = site;
  const wanted = checker.getStringLiteralType(literal.text);
  const variables = variablesInScope(site, value).filter(
    ({ type }) => type.isUnion() && isTelling(site, type) && checker.isTypeAssignableTo(wanted, type),
  );
  return variables.map(({ text }) =>
    answer(value, text, {
      confidence: MEMBER_CONFIDENCE,
      rationale: `\`${text}\` can be \`${literal.text}\``,
    }),
  );
}

function answer(node: ts.Node, text: string, rest: Pick<Answer, "confidence" | "rationale">): Answer {
  return {
    title: `Write \`${text}\` instead of \`${node.getText()}\``,
    edits: [replaced(node, text)],
    ...rest,
  };
}
