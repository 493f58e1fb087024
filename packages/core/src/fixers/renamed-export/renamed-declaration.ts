import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { editDistance } from "../edit-distance.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { sharedWords } from "../name-likeness.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isGivenWhole } from "../type-error/is-given-whole.ts";
import { isUsed } from "../type-error/is-used.ts";
import { isKnownAs } from "./known-as.ts";

/** A name that nothing declares, or members alone. */
export const MISSING_CODES: ReadonlySet<string | undefined> = new Set([
  "TS2304",
  "TS2552",
  "TS2662",
  "TS2663",
]);

const CONFIDENCE = 0.75;
const NEAREST_CONFIDENCE = 0.45;
const LOST_PER_PLACE = 0.05;
/** The new name may be the slip: others know the old one. */
const PUBLIC_CONFIDENCE = 0.28;
const MOST = 3;
const LEAST_SHARED = 0.5;

/** One name instead of another wherever a file asks for that. */
export interface Renaming extends Omit<Answer, "title"> {
  from: string;
  to: string;
}

/** A name that is nowhere, in a file that declares one of its words at the top and never uses it: all that ask for the one take the other. */
export function renamedDeclaration(site: ErrorSite): Renaming[] {
  const { ts: compiler, sourceFile } = site;
  const [missing] = identifiersIn(compiler, errorNode(site));
  if (missing === undefined) return [];
  const fitting = declaredAtTop(compiler, sourceFile)
    .filter((name) => isOfSameWords(name.text, missing.text) && mayBeMeant(site, name, missing))
    .toSorted((a, b) => farness(a.text, missing.text) - farness(b.text, missing.text));
  const uses = identifiersIn(compiler, sourceFile).filter(
    (name) => name.text === missing.text && isFree(site, name),
  );
  const confidenceOf = (name: ts.Identifier, place: number): number => {
    if (isGivenWhole(site, name)) return PUBLIC_CONFIDENCE;
    return fitting.length === 1 ? CONFIDENCE : NEAREST_CONFIDENCE - place * LOST_PER_PLACE;
  };
  return fitting.slice(0, MOST).map((name, place) => ({
    from: missing.text,
    to: name.text,
    edits: uses.map((use) => replaced(use, name.text)),
    rationale: `nothing uses \`${name.text}\`, and nothing declares \`${missing.text}\``,
    confidence: confidenceOf(name, place),
  }));
}

/** A class may ask for itself; a function that is given its own call would hardly end. */
function mayBeMeant(site: ErrorSite, name: ts.Identifier, missing: ts.Identifier): boolean {
  const { ts: compiler } = site;
  if (!isAround(compiler, name, missing)) return !isUsed(site, name) || isKnownAs(site, name, missing.text);
  const isHeir = compiler.findAncestor(missing, compiler.isHeritageClause)?.parent === name.parent;
  return compiler.isClassDeclaration(name.parent) && !isHeir && isKnownAs(site, name, missing.text);
}

/** Whether a name is declared by the statement that asks for another. */
function isAround(compiler: typeof ts, name: ts.Node, asking: ts.Node): boolean {
  const statement = compiler.findAncestor(name, compiler.isStatement);
  return statement !== undefined && statement.pos <= asking.pos && asking.end <= statement.end;
}

function declaredAtTop(compiler: typeof ts, { statements }: ts.SourceFile): ts.Identifier[] {
  return statements.flatMap((statement) => {
    if (compiler.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        compiler.isIdentifier(name) ? [name] : [],
      );
    const isNamed =
      compiler.isFunctionDeclaration(statement) ||
      compiler.isClassDeclaration(statement) ||
      compiler.isInterfaceDeclaration(statement) ||
      compiler.isTypeAliasDeclaration(statement) ||
      compiler.isEnumDeclaration(statement);
    return isNamed && statement.name !== undefined ? [statement.name] : [];
  });
}

function isOfSameWords(a: string, b: string): boolean {
  return !areContrasting(a, b) && (a.startsWith(b) || b.startsWith(a) || sharedWords(a, b) >= LEAST_SHARED);
}

/** 0..1 */
function farness(a: string, b: string): number {
  return editDistance(a, b) / Math.max(a.length, b.length);
}

/** Whether a name stands for itself, and for nothing that is known. */
function isFree({ ts: compiler, checker }: ErrorSite, name: ts.Identifier): boolean {
  const { parent } = name;
  const isMember =
    (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) &&
    parent.name === name;
  return (
    !isMember &&
    !compiler.isShorthandPropertyAssignment(parent) &&
    isUnknown(checker.getSymbolAtLocation(name))
  );
}

/** A type that is nowhere has a symbol, and it is declared nowhere. */
export function isUnknown(symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations === undefined || symbol.declarations.length === 0;
}
