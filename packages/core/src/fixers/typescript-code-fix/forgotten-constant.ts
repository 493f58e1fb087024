import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { hasSameLiteral, hasTellingNumber } from "./written-out.ts";

/**
 * Whether an import that nothing uses is of a constant for which the file has a value of its own: the same text or number, or
 * any number that stands for more than itself.
 */
export function isForgottenConstant({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const { start, length } = diagnostic;
  const checker = program.getTypeChecker();
  const declaration = nodeAt(compiler, sourceFile, start, compiler.isImportDeclaration);
  const bindings = declaration?.importClause?.namedBindings;
  if (bindings === undefined || !compiler.isNamedImports(bindings)) return false;
  const unused = bindings.elements.filter((one) => one.getStart() < start + length && one.getEnd() > start);
  return unused.some(({ name }) => {
    const symbol = checker.getSymbolAtLocation(name);
    const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const constant = isAlias ? checker.getAliasedSymbol(symbol).valueDeclaration : undefined;
    const value =
      constant !== undefined && compiler.isVariableDeclaration(constant) ? constant.initializer : undefined;
    if (value === undefined) return false;
    return (
      hasSameLiteral(compiler, sourceFile, value) ||
      (compiler.isNumericLiteral(value) && hasTellingNumber(compiler, sourceFile))
    );
  });
}
