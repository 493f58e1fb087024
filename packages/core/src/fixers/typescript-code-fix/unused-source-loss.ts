import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";
import { importedPath } from "./import-target.ts";
import { isOwnSource } from "./name-uses.ts";

/** Behind the module that other files take the name from, and near enough to be its rival. */
const CONFIDENCE_LOST = 0.1;

/** What an import loses from a module that no other file takes the name from, where they take it from another that is offered. */
export function unusedSourceLoss(
  action: ts.CodeFixAction,
  site: CodeFixSite,
  sources: ReadonlySet<string>,
): number {
  const path = importedPath(action, site);
  return path === undefined || sources.size === 0 || sources.has(path) ? 0 : CONFIDENCE_LOST;
}

/** Absolute paths of the modules offered to import the reported name from that other files import it from. */
export function usedSources(site: CodeFixSite, actions: readonly ts.CodeFixAction[]): Set<string> {
  const offered = new Set(actions.map((action) => importedPath(action, site)));
  if (offered.size < 2) return new Set();
  return new Set([...sourcesElsewhere(site)].filter((path) => offered.has(path)));
}

/** Absolute paths of the modules that the project's other files import the reported name from. */
function sourcesElsewhere({ project, sourceFile, reported }: CodeFixSite): Set<string> {
  const { ts: compiler, program } = project;
  const checker = program.getTypeChecker();
  const paths = new Set<string>();
  for (const file of program.getSourceFiles()) {
    if (file === sourceFile || !file.text.includes(reported) || !isOwnSource(program, file)) continue;
    for (const statement of file.statements) {
      if (!compiler.isImportDeclaration(statement) || !takes(compiler, statement, reported)) continue;
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
      if (module !== undefined) paths.add(module.getSourceFile().fileName);
    }
  }
  return paths;
}

function takes(compiler: typeof ts, { importClause }: ts.ImportDeclaration, name: string): boolean {
  const bindings = importClause?.namedBindings;
  if (importClause?.name?.text === name) return true;
  if (bindings === undefined || !compiler.isNamedImports(bindings)) return false;
  return bindings.elements.some((element) => (element.propertyName ?? element.name).text === name);
}
