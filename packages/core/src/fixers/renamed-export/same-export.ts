import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { MissingImport } from "./missing-import.ts";

/** The modules that give the same by a name and lack the missing one: the module that declares it, and those that pass all of it on. */
export function modulesThatGive(
  { ts: compiler, program, relative }: ServiceOfFile,
  missing: MissingImport,
  name: string,
): MissingImport[] {
  const checker = program.getTypeChecker();
  const exported = (module: ts.Symbol, asked: string): ts.Symbol | undefined => {
    const symbol = checker.tryGetMemberInModuleExports(asked, module);
    const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  };
  const given = exported(missing.module, name);
  if (given === undefined || missing.file === undefined) return [];
  return program.getSourceFiles().flatMap((sourceFile) => {
    const module = sourceFile.isDeclarationFile ? undefined : checker.getSymbolAtLocation(sourceFile);
    if (module === undefined || module === missing.module || exported(module, name) !== given) return [];
    if (checker.tryGetMemberInModuleExports(missing.name, module) !== undefined) return [];
    return [{ ...missing, module, path: sourceFile.fileName, file: relative(sourceFile.fileName) }];
  });
}
