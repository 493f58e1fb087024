import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { absencesOf, elementOf } from "../type-error/types.ts";

/** To throw for what is not there may be meant as well. */
const CONFIDENCE = 0.28;

/** `ids.map((id) => find(id)).filter((user) => user !== undefined)`, where the elements that are there are what is asked. */
export function absentElements(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const [given, asked] = [source, target].map((type) => elementOf(site, type));
  if (given === undefined || asked === undefined || checker.isTupleType(target)) return [];
  const isMapped =
    compiler.isCallExpression(value) &&
    compiler.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === "map";
  const { isNull, isUndefined } = absencesOf(site, given);
  const bare = checker.getNonNullableType(given);
  const isNeverThere = (bare.flags & (compiler.TypeFlags.Never | compiler.TypeFlags.Void)) !== 0;
  if (!isMapped || (!isNull && !isUndefined) || isNeverThere) return [];
  if (!checker.isTypeAssignableTo(bare, asked)) return [];
  const nothing = isNull ? "null" : "undefined";
  const test = `${isNull && isUndefined ? "!=" : "!=="} ${nothing}`;
  const name = nameFor(bare);
  return [
    {
      title: `Leave out what is ${nothing}`,
      edits: [inserted(value.end, `.filter((${name}) => ${name} ${test})`)],
      rationale: "some of the elements may not be there",
      confidence: CONFIDENCE,
    },
  ];
}

/** `user` for a `User`. */
function nameFor(type: ts.Type): string {
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? "";
  return /^[A-Z][a-zA-Z]+$/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : "value";
}
