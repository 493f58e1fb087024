import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { takesOtherSince } from "../changed-declaration/changed-declaration.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  replaced,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { exportedAsType } from "./exported-as-type.ts";
import { importedType, isAbsentExport } from "./imported-type.ts";
import { literalOfUnion } from "./literal-of-union.ts";
import { maker } from "./maker.ts";
import { textsBefore } from "./texts-before.ts";

/** `'defaults' refers to a value, but is being used as a type here. Did you mean 'typeof defaults'?` */
const VALUE_AS_TYPE = "TS2749";
/** `'Direction' only refers to a type, but is being used as a value here.` */
const TYPE_AS_VALUE = "TS2693";
/** `'Base' cannot be used as a value because it was exported using 'export type'.` */
const EXPORTED_AS_TYPE = "TS1362";
const ONLY_CONFIDENCE = 0.9;
const FIRST_CONFIDENCE = 0.7;
const SECOND_CONFIDENCE = 0.3;
/** What was given to make it was something else. */
const OTHER_CONFIDENCE = 0.28;

/** Values that stand where a type is asked, exports that leave the value out, types that are imported as values. */
export const typeOrValue: Fixer = {
  id: "type-or-value",
  title: "values used as types, types exported for values",
  handles: (problem) =>
    problem.code === VALUE_AS_TYPE ||
    problem.code === TYPE_AS_VALUE ||
    problem.code === EXPORTED_AS_TYPE ||
    isAbsentExport(problem),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  if (isAbsentExport(problem))
    return (await importedType(problem, context)).map((one) => ({ ...one, origin: typeOrValue.id }));
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  if (site.diagnostic.code === EXPORTED_AS_TYPE) return exportedAsType(site, typeOrValue.id);
  const isValue = site.diagnostic.code === TYPE_AS_VALUE;
  if (!isValue) return candidatesFrom(typeOrValue.id, site, typesOf(site));
  const texts = literalOfUnion(site, await textsBefore(site, context));
  const takesOther = await takesOtherSince(problem, context, errorNode(site).getText());
  const makers = maker(site).map((one) => (takesOther ? { ...one, confidence: OTHER_CONFIDENCE } : one));
  return candidatesFrom(typeOrValue.id, site, [...texts, ...makers]);
}

/** The type of a value, or of what it makes. */
function typesOf(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const node = errorNode(site);
  const reference = compiler.isTypeReferenceNode(node) ? node : node.parent;
  if (!compiler.isTypeReferenceNode(reference) || reference.typeArguments !== undefined) return [];
  const made = madeBy(site, reference.typeName);
  const own = typeOfValue(site, reference, made === undefined ? ONLY_CONFIDENCE : SECOND_CONFIDENCE);
  if (made === undefined) return [own];
  const name = reference.typeName.getText();
  const text = `${made}<typeof ${name}>`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(reference, text)],
      rationale: `\`${name}\` is a value, of which the type of what it makes is meant`,
      confidence: FIRST_CONFIDENCE,
    },
    own,
  ];
}

function typeOfValue(
  { ts: compiler }: ErrorSite,
  reference: ts.TypeReferenceNode,
  confidence: number,
): Answer {
  const name = reference.typeName.getText();
  const isElement = compiler.isArrayTypeNode(reference.parent);
  return {
    title: `Write \`typeof ${name}\``,
    edits: [replaced(reference, isElement ? `(typeof ${name})` : `typeof ${name}`)],
    rationale: `\`${name}\` is a value; its type is meant`,
    confidence,
  };
}

/** `InstanceType` of a class that is kept in a constant, `ReturnType` of a function. */
function madeBy({ ts: compiler, checker }: ErrorSite, name: ts.EntityName): string | undefined {
  const { Value, Alias } = compiler.SymbolFlags;
  const symbol = checker.getSymbolsInScope(name, Value | Alias).find((each) => each.name === name.getText());
  if (symbol === undefined) return undefined;
  const value = (symbol.flags & Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const type = checker.getTypeOfSymbolAtLocation(value, name);
  if (type.getConstructSignatures().length > 0) return "InstanceType";
  return type.getCallSignatures().length > 0 ? "ReturnType" : undefined;
}
