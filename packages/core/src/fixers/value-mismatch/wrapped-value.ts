import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";
import { isUnit } from "../unit-words.ts";
import { wordsOf } from "../words-of.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.6;
/** Whatever has it may be meant itself, where it fits as well. */
const OWNER_CONFIDENCE = 0.45;
/** Of what a bare number counts nothing is said. */
const COUNTED_CONFIDENCE = 0.28;

/**
 * `{ email }` where `email` is given for an object that has to have an `email`, or may, and nothing else; `{ locale: "de" }`
 * where a literal is given for an object with one property that it fits.
 */
export function wrappedValue(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target } = mismatch;
  if (compiler.isLiteralExpression(value)) return wrappedLiteral(site, mismatch);
  const name = nameOf(compiler, value);
  const property = name === undefined ? undefined : enough(site, target, name);
  if (name === undefined || property === undefined || !isTelling(site, source)) return [];
  const type = checker.getTypeOfSymbolAtLocation(property, value);
  if (!isTelling(site, type) || !checker.isTypeAssignableTo(source, type)) return [];
  const rationale = `an object with \`${name}\` is asked`;
  if (!compiler.isPropertyAccessExpression(value))
    return [written(mismatch, `{ ${name} }`, { confidence: CONFIDENCE, rationale })];
  const wrapped = written(mismatch, `{ ${name}: ${value.getText()} }`, { confidence: CONFIDENCE, rationale });
  const owner = value.expression;
  return checker.isTypeAssignableTo(checker.getTypeAtLocation(owner), target)
    ? [wrapped, written(mismatch, owner.getText(), { confidence: OWNER_CONFIDENCE, rationale })]
    : [wrapped];
}

function wrappedLiteral(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { value, source, target } = mismatch;
  const [only, ...others] = dataProperties(site, target);
  if (only === undefined || others.length > 0) return [];
  const type = site.checker.getTypeOfSymbolAtLocation(only, value);
  if (!isTelling(site, type) || !site.checker.isTypeAssignableTo(source, type)) return [];
  const rationale = `an object with \`${only.name}\` is asked`;
  const isCounted = wordsOf(only.name).some(isUnit);
  const confidence = isCounted ? COUNTED_CONFIDENCE : CONFIDENCE;
  return [written(mismatch, `{ ${only.name}: ${value.getText()} }`, { confidence, rationale })];
}

function nameOf(compiler: typeof ts, value: ts.Expression): string | undefined {
  if (compiler.isIdentifier(value)) return value.text;
  return compiler.isPropertyAccessExpression(value) ? value.name.text : undefined;
}

/** The property of this name, where an object of data needs no other one. */
function enough(site: ErrorSite, target: ts.Type, name: string): ts.Symbol | undefined {
  const properties = dataProperties(site, target);
  const isRequired = ({ flags }: ts.Symbol): boolean => (flags & site.ts.SymbolFlags.Optional) === 0;
  return properties.some((property) => property.name !== name && isRequired(property))
    ? undefined
    : properties.find((property) => property.name === name);
}

/** The properties of an object that holds data and does nothing; of any other type none. */
function dataProperties({ ts: compiler, checker }: ErrorSite, target: ts.Type): ts.Symbol[] {
  const type = checker.getNonNullableType(target);
  const isData =
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    ((type.getSymbol()?.flags ?? 0) & compiler.SymbolFlags.Class) === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0;
  return isData ? checker.getPropertiesOfType(type) : [];
}
