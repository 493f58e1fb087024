import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { absencesOf, elementOf } from "../type-error/types.ts";

const CONFIDENCE = 0.9;
/** An empty text and a zero are left out as well, which may be meant. */
const FALSY_CONFIDENCE = 0.28;

/** `filter((value) => value !== undefined)` for `filter(Boolean)`, of which the compiler does not learn what is left out. */
export function withoutAbsence(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const [test] = compiler.isCallExpression(value) ? value.arguments : [];
  const isFilter =
    test !== undefined &&
    test.getText() === "Boolean" &&
    compiler.isCallExpression(value) &&
    compiler.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === "filter";
  const [given, asked] = [source, target].map((type) => elementOf(site, type));
  if (!isFilter || given === undefined || asked === undefined) return [];
  const { isNull, isUndefined } = absencesOf(site, given);
  const bare = checker.getNonNullableType(given);
  if ((!isNull && !isUndefined) || !checker.isTypeAssignableTo(bare, asked)) return [];
  const parts = bare.isUnion() ? bare.types : [bare];
  const isObject = parts.every(({ flags }) => (flags & compiler.TypeFlags.Object) !== 0);
  const nothing = isNull ? "null" : "undefined";
  const operator = isNull && isUndefined ? "!=" : "!==";
  return [
    {
      title: `Filter by \`${operator} ${nothing}\``,
      edits: [replaced(test, `(value) => value ${operator} ${nothing}`)],
      rationale: "`Boolean` does not tell the compiler what is left",
      confidence: isObject ? CONFIDENCE : FALSY_CONFIDENCE,
    },
  ];
}
