import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** What could stand at a place instead of the name that does: names in scope, or members of a type. */
export interface PossibleNames {
  symbols: ReadonlyMap<string, ts.Symbol>;
  areMembers: boolean;
}

export function possibleNames(site: CodeFixSite, offset: number): PossibleNames {
  const { ts } = site.project;
  const name = nodeAt(ts, site.sourceFile, offset, ts.isIdentifier);
  if (name === undefined) return { symbols: new Map(), areMembers: false };
  const checker = site.project.program.getTypeChecker();
  const owner = ownerOf(site, name);
  if (owner !== undefined) {
    const members = checker.getPropertiesOfType(checker.getApparentType(owner));
    return { symbols: byName(members), areMembers: true };
  }
  const exported = exportsOf(site, name);
  if (exported !== undefined) return { symbols: byName(exported), areMembers: true };
  const meaning = ts.isTypeReferenceNode(name.parent) ? ts.SymbolFlags.Type : ts.SymbolFlags.Value;
  const inScope = checker.getSymbolsInScope(name, meaning | ts.SymbolFlags.Alias);
  return { symbols: byName(inScope), areMembers: false };
}

/** The type whose member a name should be; undefined for a name that stands for itself. */
function ownerOf({ project }: CodeFixSite, name: ts.Identifier): ts.Type | undefined {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name)
    return checker.getTypeAtLocation(parent.expression);
  if (ts.isPropertyAssignment(parent) && parent.name === name)
    return checker.getContextualType(parent.parent);
  return ts.isJsxAttribute(parent) ? checker.getContextualType(parent.parent) : undefined;
}

/** What a namespace or module has to give, where a type asks it for a name. */
function exportsOf({ project: { ts, program } }: CodeFixSite, name: ts.Identifier): ts.Symbol[] | undefined {
  const checker = program.getTypeChecker();
  const { parent } = name;
  if (!ts.isQualifiedName(parent) || parent.right !== name) return undefined;
  const symbol = checker.getSymbolAtLocation(parent.left);
  if (symbol === undefined) return undefined;
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return checker.getExportsOfModule(isAlias ? checker.getAliasedSymbol(symbol) : symbol);
}

function byName(symbols: readonly ts.Symbol[]): Map<string, ts.Symbol> {
  const named = symbols.filter(({ name }) => !name.startsWith("__"));
  return new Map(named.map((symbol) => [symbol.name, symbol]));
}
