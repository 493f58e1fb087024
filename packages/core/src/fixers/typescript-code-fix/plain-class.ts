import type { ts } from "ts-morph";
import { isOwnSource, type Typed } from "./name-uses.ts";

/** Whether a class and all that it extends are classes of the program, without decorators: nothing else gives it members. */
export function isPlainClass(typed: Typed, owner: ts.ClassLikeDeclaration): boolean {
  const { compiler, program } = typed;
  const seen = new Set<ts.ClassLikeDeclaration>();
  let one: ts.ClassLikeDeclaration | undefined = owner;
  while (one !== undefined && !seen.has(one)) {
    if (!isOwnSource(program, one.getSourceFile()) || compiler.getDecorators(one) !== undefined) return false;
    seen.add(one);
    const base = baseOf(compiler, one);
    if (base === undefined) return true;
    one = compiler.isIdentifier(base) ? classOf(typed, base) : undefined;
  }
  return false;
}

function baseOf(
  compiler: typeof ts,
  { heritageClauses }: ts.ClassLikeDeclaration,
): ts.Expression | undefined {
  return heritageClauses?.find(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword)?.types[0]
    ?.expression;
}

/** The class that a name stands for, also an imported one. */
function classOf({ compiler, program }: Typed, name: ts.Identifier): ts.ClassLikeDeclaration | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.declarations?.find(compiler.isClassLike);
}
