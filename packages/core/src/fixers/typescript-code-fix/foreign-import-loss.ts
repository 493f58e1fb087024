import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importedPath, importedSymbol, specifierOf } from "./import-target.ts";

/** Behind the workspace's own, and near enough to be its rival. */
const LOST_BEHIND_OWN = 0.05;
/** No rival of anything. */
const LOST_OF_DEPRECATED = 0.3;

/** What an import from a package or the platform loses where the workspace exports the name itself, or where it is deprecated. */
export function foreignImportLoss(
  action: ts.CodeFixAction,
  site: CodeFixSite,
  actions: readonly ts.CodeFixAction[],
): number {
  if (specifierOf(action) === undefined || isOwn(action, site)) return 0;
  const hasOwn = actions.some((other) => isOwn(other, site));
  if (!hasOwn) return 0;
  return isDeprecated(action, site) ? LOST_OF_DEPRECATED : LOST_BEHIND_OWN;
}

function isOwn(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const path = importedPath(action, site);
  return path !== undefined && !path.includes("/node_modules/");
}

function isDeprecated(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const declarations = importedSymbol(action, site)?.declarations ?? [];
  return declarations.some((declaration) => {
    const comment = declaration.getSourceFile().text.slice(declaration.pos, declaration.getStart());
    return comment.includes("@deprecated");
  });
}
