import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { elementOf, isTelling, primitiveOf } from "../type-error/types.ts";
import type { Variable } from "../type-error/variables-in-scope.ts";
import { wordsOf } from "../words-of.ts";
import type { LikelyValue } from "./likely-value.ts";

const CHECKED_CONFIDENCE = 0.48;
const SAME_WORDS_CONFIDENCE = 0.29;
const NEAREST_CONFIDENCE = 0.2;
const EMPTY_CONFIDENCE = 0.15;
const EMPTY: Readonly<Record<string, string>> = { string: '""', number: "0", boolean: "false" };

/**
 * What may stand for an argument that nothing names, as a last resort: what a check can only be of, what the result is
 * named after, the nearest variable that fits, or an empty value.
 */
export function standIns(
  site: ErrorSite,
  { call, target }: { call: ts.CallExpression | ts.NewExpression; target: ts.Type },
  fitting: readonly Variable[],
): LikelyValue[] {
  const { ts: compiler, checker } = site;
  const signature = checker.getResolvedSignature(call);
  const predicate = signature && checker.getTypePredicateOfSignature(signature);
  const open = fitting.filter(({ text, name }) => !text.startsWith("this.") && wordsOf(name).length > 0);
  const checked = predicate?.type === undefined ? [] : checkable(site, open, predicate.type);
  const [only] = checked;
  if (only !== undefined && checked.length === 1)
    return [{ text: only.text, confidence: CHECKED_CONFIDENCE, rationale: "nothing else is to be checked" }];
  const declared = compiler.isVariableDeclaration(call.parent) ? wordsOf(call.parent.name.getText()) : [];
  const like = open.find(({ name }) => wordsOf(name).every((word) => declared.includes(word)));
  if (like !== undefined)
    return [
      { text: like.text, confidence: SAME_WORDS_CONFIDENCE, rationale: "the result is named after it" },
    ];
  const nearest = only ?? open.at(0);
  if (nearest !== undefined)
    return [{ text: nearest.text, confidence: NEAREST_CONFIDENCE, rationale: "it fits, as others do" }];
  const empty = emptyOf(site, target);
  return empty === undefined
    ? []
    : [{ text: empty, confidence: EMPTY_CONFIDENCE, rationale: "nothing at hand fits; it stands in" }];
}

/** What a check can be of: what may be of the type and may be something else, before all that is not of it. */
function checkable(site: ErrorSite, variables: readonly Variable[], checked: ts.Type): Variable[] {
  const isOf = (type: ts.Type): boolean => site.checker.isTypeAssignableTo(type, checked);
  const others = variables.filter(({ type }) => !isOf(type));
  const undecided = others.filter(({ type }) => type.isUnion() && type.types.some(isOf));
  return undecided.length > 0 ? undecided : others;
}

function emptyOf(site: ErrorSite, target: ts.Type): string | undefined {
  if (!isTelling(site, target)) return undefined;
  if (elementOf(site, target) !== undefined) return "[]";
  const kind = target.isUnion() ? undefined : primitiveOf(site, target);
  return target.isLiteral() ? undefined : EMPTY[kind ?? ""];
}
