import type { ts } from "ts-morph";
import { isOfIdentity } from "../names-of-many.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import { membersOf, variablesInScope } from "../type-error/variables-in-scope.ts";
import type { Literal, Value } from "./literal.ts";

/** It may be that of something else than what is made. */
const CONFIDENCE = 0.28;

/** `draft.customer.currency` for a `currency`, where the object is made of a `draft` and nothing else in it has one. */
export function deeperMember(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { checker } = site;
  const target = checker.getTypeOfSymbolAtLocation(member, literal);
  if (!isTelling(site, target) || isOfIdentity(member.name)) return undefined;
  const made = variablesInScope(site, literal).filter(({ text }) => literal.getText().includes(`${text}.`));
  const inner = membersOf(site, membersOf(site, made, literal), literal);
  const found = inner.filter(
    ({ name, type }) =>
      name === member.name && isTelling(site, type) && checker.isTypeAssignableTo(type, target),
  );
  const [only, ...others] = found;
  return only === undefined || others.length > 0
    ? undefined
    : { name: member.name, text: only.text, confidence: CONFIDENCE };
}
