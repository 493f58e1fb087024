import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const MODULE_SPECIFIER = /from "(?<specifier>[^"]+)"/;

/**
 * What an import fix makes a name stand for: the declaration behind the import, as `file:position`.
 * Two imports of one declaration by different paths are the same answer; undefined when it cannot be known.
 */
export function importTarget(
  action: ts.CodeFixAction,
  name: string,
  { ts, program, options, path }: ServiceOfFile,
): string | undefined {
  if (action.fixName !== "import") return undefined;
  const specifier = MODULE_SPECIFIER.exec(action.description)?.groups?.["specifier"];
  if (specifier === undefined) return undefined;
  const resolved = ts.resolveModuleName(specifier, path, options, ts.sys).resolvedModule?.resolvedFileName;
  const sourceFile = resolved === undefined ? undefined : program.getSourceFile(resolved);
  if (sourceFile === undefined) return undefined;
  const checker = program.getTypeChecker();
  const moduleSymbol = checker.getSymbolAtLocation(sourceFile);
  const exported = moduleSymbol && checker.tryGetMemberInModuleExports(name, moduleSymbol);
  const target =
    exported && (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported);
  const declaration = target?.declarations?.[0];
  return declaration && `${declaration.getSourceFile().fileName}:${declaration.getStart()}`;
}
