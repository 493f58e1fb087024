import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { replaced, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { readsOf } from "../type-error/reads-of.ts";
import { primitiveOf, type Primitive } from "../type-error/types.ts";
import { annotationsAt, type Annotation } from "./annotations.ts";
import { valuesGiven } from "./evidence.ts";

const SEVERAL_CONFIDENCE = 0.85;
const ONE_CONFIDENCE = 0.7;
/** What nobody gives a value, or what is returned as the narrower type, may be any text that is yet to be looked at. */
const OPEN_CONFIDENCE = 0.28;

/** `next: Tab` for `next: string`, which is handed on to what takes a `Tab`, where all that it is given is one. */
export function literalType(site: ErrorSite): Omit<Candidate, "origin">[] {
  const { ts: compiler, checker, project } = site;
  const mismatch = mismatchAt(site);
  if (mismatch === undefined) return [];
  const { source, target, value } = mismatch;
  const primitive = primitiveOf(site, source);
  if (primitive !== "string" && primitive !== "number") return [];
  const asked = literalsOf(site, target, primitive);
  return annotationsAt(site).flatMap(({ declaration, type, side, name }) => {
    const file = project.relative(type.getSourceFile().fileName);
    const isHere = file !== undefined && !`/${file}`.includes("/node_modules/") && !file.endsWith(".d.ts");
    if (side !== "source" || declaration === undefined || !isHere || type.getText() !== primitive) return [];
    const alias = aliasOf(site, type, { asked, primitive });
    if (alias === undefined || !isHeld(compiler, declaration)) return [];
    const given = valuesGiven(site, declaration);
    const narrow = checker.getDeclaredTypeOfSymbol(unaliased(site, alias));
    if (!given.every((one) => checker.isTypeAssignableTo(checker.getTypeAtLocation(one), narrow))) return [];
    const isText = readsOf(site, declaration.name).some((read) => isAsked(compiler, read));
    const isOpen = given.length === 0 || isText || compiler.isReturnStatement(value.parent);
    const known = given.length > 1 ? SEVERAL_CONFIDENCE : ONE_CONFIDENCE;
    return [
      {
        title: `Declare ${name} as \`${alias.name}\``,
        edits: [{ file, edits: [replaced(type, alias.name)] }],
        rationale: `it is handed on as \`${alias.name}\``,
        confidence: isOpen ? OPEN_CONFIDENCE : known,
      },
    ];
  });
}

/** What a member is asked of is taken for any text. */
function isAsked(compiler: typeof ts, read: ts.Identifier): boolean {
  return compiler.isPropertyAccessExpression(read.parent) && read.parent.expression === read;
}

function isHeld(
  compiler: typeof ts,
  declaration: NonNullable<Annotation["declaration"]>,
): declaration is
  | ts.ParameterDeclaration
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.PropertySignature {
  return (
    compiler.isParameter(declaration) ||
    compiler.isVariableDeclaration(declaration) ||
    compiler.isPropertyDeclaration(declaration) ||
    compiler.isPropertySignature(declaration)
  );
}

/** The literals of one primitive that a type takes; whatever else it takes does not count. */
function literalsOf(site: ErrorSite, type: ts.Type, primitive: Primitive): Set<ts.Type> {
  const parts = type.isUnion() ? type.types : [type];
  return new Set(parts.filter((part) => part.isLiteral() && primitiveOf(site, part) === primitive));
}

/** The only type by name in sight that stands for these very literals. */
function aliasOf(
  site: ErrorSite,
  at: ts.Node,
  { asked, primitive }: { asked: ReadonlySet<ts.Type>; primitive: Primitive },
): ts.Symbol | undefined {
  const { ts: compiler, checker } = site;
  if (asked.size < 2) return undefined;
  const [only, ...others] = checker
    .getSymbolsInScope(at, compiler.SymbolFlags.TypeAlias | compiler.SymbolFlags.Alias)
    .filter((symbol) => {
      const type = checker.getDeclaredTypeOfSymbol(unaliased(site, symbol));
      const parts = type.isUnion() ? type.types : [];
      const own = literalsOf(site, type, primitive);
      return parts.length === own.size && own.size === asked.size && [...own].every((one) => asked.has(one));
    });
  return others.length === 0 ? only : undefined;
}

/** An import as what it imports, a name that is exported as what is exported. */
function unaliased({ ts: compiler, checker }: ErrorSite, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & compiler.SymbolFlags.Alias) === 0
    ? checker.getExportSymbolOfSymbol(symbol)
    : checker.getAliasedSymbol(symbol);
}
