import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importedModule } from "./import-target.ts";

/** Whether an import fix takes a name from a module that hands it on from another, which is there and has none of that name. */
export function handsOnNothing(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const { ts: compiler, program } = site.project;
  const checker = program.getTypeChecker();
  const path = importedModule(action, site);
  const module = path && checker.getSymbolAtLocation(path);
  const exported = module && checker.tryGetMemberInModuleExports(site.reported, module);
  if (exported === undefined || !(exported.flags & compiler.SymbolFlags.Alias)) return false;
  if ((checker.getAliasedSymbol(exported).declarations ?? []).length > 0) return false;
  return (exported.declarations ?? []).some((declaration) => {
    const from = compiler.isExportSpecifier(declaration)
      ? declaration.parent.parent.moduleSpecifier
      : undefined;
    return from !== undefined && checker.getSymbolAtLocation(from) !== undefined;
  });
}
