import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

const MODULE_SPECIFIER = /from "(?<specifier>[^"]+)"/;

/** What an import fix makes a name stand for. */
export interface ImportTarget {
  /** The declaration behind the import, as `file:position`: two imports of one declaration are the same answer. */
  declaration: string;
  /** Absolute path of the module that is imported from. */
  module: string;
  /** True when the compiler knows nothing of the type, so that any use of it compiles. */
  isUntyped: boolean;
}

/** Undefined for other fixes than imports, and when the declaration cannot be found. */
export function importTarget(action: ts.CodeFixAction, site: CodeFixSite): ImportTarget | undefined {
  const { ts, program } = site.project;
  const module = importedModule(action, site);
  if (module === undefined) return undefined;
  const checker = program.getTypeChecker();
  const moduleSymbol = checker.getSymbolAtLocation(module);
  const exported = moduleSymbol && checker.tryGetMemberInModuleExports(site.reported, moduleSymbol);
  const target =
    exported && (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported);
  const declaration = target?.declarations?.[0];
  if (target === undefined || declaration === undefined) return undefined;
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  return {
    declaration: `${declaration.getSourceFile().fileName}:${declaration.getStart()}`,
    module: module.fileName,
    isUntyped: isValue && (checker.getTypeOfSymbol(target).flags & ts.TypeFlags.Any) !== 0,
  };
}

function importedModule(action: ts.CodeFixAction, { project }: CodeFixSite): ts.SourceFile | undefined {
  if (action.fixName !== "import") return undefined;
  const { ts, program, options, path } = project;
  const specifier = MODULE_SPECIFIER.exec(action.description)?.groups?.["specifier"];
  if (specifier === undefined) return undefined;
  const resolved = ts.resolveModuleName(specifier, path, options, ts.sys).resolvedModule;
  return resolved && program.getSourceFile(resolved.resolvedFileName);
}
