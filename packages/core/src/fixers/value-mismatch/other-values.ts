import type { ts } from "ts-morph";
import { nameLikeness } from "../name-likeness.ts";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isNullable, isTelling } from "../type-error/types.ts";
import { membersOf, variablesInScope, type Variable } from "../type-error/variables-in-scope.ts";
import { isPutInText } from "./is-put-in-text.ts";
import { asOperand, written } from "./written.ts";
import { wordsOf } from "../words-of.ts";

const OWN_MEMBER_CONFIDENCE = 0.8;
const ONLY_MEMBER_CONFIDENCE = 0.4;
/** The variable itself is hardly meant to be the whole. */
const IN_TEXT_CONFIDENCE = 0.28;
const SIBLING_CONFIDENCE = 0.85;
const VARIABLE_CONFIDENCE = 0.7;
/** What is given is called so, too: its type may be what is wrong. */
const BESIDE_NAMESAKE_CONFIDENCE = 0.28;
const ALIKE = 0.85;
/** What tells one of a list from the others. */
const KEY_CONFIDENCE = 0.8;
const OTHER_KEY_CONFIDENCE = 0.28;
const KEYS: Readonly<Record<string, string>> = { key: "id" };
const MOST = 3;
/** Whoever gives a class for an instance means one that was made. */
const PROTOTYPE = "prototype";

/** Another value that the place is named after: a member of the value, a sibling of the member, a variable. */
export function otherValues(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { value, target, source, name } = mismatch;
  if (!isTelling(site, target) || site.ts.isLiteralExpression(value)) return [];
  const fitting = (variables: readonly Variable[]): Variable[] =>
    variables.filter(
      ({ type, text }) =>
        text !== value.getText() && isTelling(site, type) && site.checker.isTypeAssignableTo(type, target),
    );
  return [...members(site, mismatch, fitting), ...siblings(site, mismatch, fitting), ...named()].slice(
    0,
    MOST,
  );

  function named(): Answer[] {
    if (name === undefined || isNullable(site, source) || !isReference(site, value)) return [];
    return fitting(variablesInScope(site, value))
      .filter((variable) => variable.depth === 0 && nameLikeness(variable.name, name) >= ALIKE)
      .filter(({ text }) => text !== assignedTo(site, value) && !isGiven(mismatch, text))
      .map(({ text }) =>
        written(mismatch, text, {
          confidence: isCalled(site, value, name) ? BESIDE_NAMESAKE_CONFIDENCE : VARIABLE_CONFIDENCE,
          rationale: `\`${text}\` is what is asked, by name and type`,
        }),
      );
  }
}

/** Whatever computes something would be lost with what it computes. */
function isReference({ ts: compiler }: ErrorSite, value: ts.Expression): boolean {
  return compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value);
}

/** `nodeKey` is a `key`. */
function isCalled({ ts: compiler }: ErrorSite, value: ts.Expression, name: string): boolean {
  const given = compiler.isPropertyAccessExpression(value) ? value.name.text : value.getText();
  return given === name || wordsOf(given).at(-1) === name.toLowerCase();
}

/** Nobody hands the same thing over twice. */
function isGiven({ call }: Mismatch, text: string): boolean {
  return (call?.arguments ?? []).some((argument) => argument.getText() === text);
}

/** `this.total` in `this.total = value`. */
function assignedTo({ ts: compiler }: ErrorSite, { parent }: ts.Expression): string | undefined {
  return compiler.isBinaryExpression(parent) ? parent.left.getText() : undefined;
}

type Fitting = (variables: readonly Variable[]) => Variable[];

/** `customer.id` where `customer` is given for a `customerId`. */
function members(site: ErrorSite, mismatch: Mismatch, fitting: Fitting): Answer[] {
  const { value, source, name } = mismatch;
  if (isNullable(site, source) || site.ts.isObjectLiteralExpression(value)) return [];
  const own = { text: asOperand(site, value), name: "", type: source, depth: 0 as const };
  const found = fitting(membersOf(site, [own], value)).filter((member) => member.name !== PROTOTYPE);
  const isMeant = (member: string): boolean =>
    name !== undefined &&
    (member === name || member === KEYS[name] || wordsOf(name).at(-1) === member.toLowerCase());
  const keyConfidence = site.ts.isJsxExpression(value.parent) ? KEY_CONFIDENCE : OTHER_KEY_CONFIDENCE;
  return found.flatMap((member) => {
    if (!isMeant(member.name) && found.length > 1) return [];
    const known = member.name === KEYS[name ?? ""] ? keyConfidence : OWN_MEMBER_CONFIDENCE;
    const likely = isMeant(member.name) ? known : ONLY_MEMBER_CONFIDENCE;
    const confidence = isPutInText(site, value) ? Math.min(likely, IN_TEXT_CONFIDENCE) : likely;
    return [
      written(mismatch, member.text, {
        confidence,
        rationale: `\`${member.name}\` of it is of the type that is asked`,
      }),
    ];
  });
}

/** `place.longitude` where `place.name` is given for a `longitude`. */
function siblings(site: ErrorSite, mismatch: Mismatch, fitting: Fitting): Answer[] {
  const { value, name } = mismatch;
  const { ts: compiler, checker } = site;
  if (name === undefined || !compiler.isPropertyAccessExpression(value)) return [];
  const owner = {
    text: value.expression.getText(),
    name: "",
    type: checker.getTypeAtLocation(value.expression),
    depth: 0 as const,
  };
  return fitting(membersOf(site, [owner], value))
    .filter((member) => nameLikeness(member.name, name) >= ALIKE)
    .map(({ text }) =>
      written(mismatch, text, {
        confidence: SIBLING_CONFIDENCE,
        rationale: "it is what is asked, by name and type",
      }),
    );
}
