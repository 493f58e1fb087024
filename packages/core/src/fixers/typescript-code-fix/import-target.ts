import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource } from "./name-uses.ts";

const DEFAULT = "default";
const MODULE_SPECIFIER = /from "(?<specifier>[^"]+)"/;
/** `Change 'sum' to 'numbers.sum'`, of a namespace that is imported. */
const MEMBER = /^Change '[^']+' to '(?<namespace>[\w$]+)\.[\w$]+'$/;

/** What an import fix makes a name stand for. */
export interface ImportTarget {
  /** The declaration behind the import, as `file:position`: two imports of one declaration are the same answer. */
  declaration: string;
  /** Absolute path of the module that is imported from. */
  module: string;
  /** True when the compiler knows nothing of the type, so that any use of it compiles, and the project does not say so itself. */
  isUntyped: boolean;
}

/** Undefined for other fixes than imports, and when the declaration cannot be found. */
export function importTarget(action: ts.CodeFixAction, site: CodeFixSite): ImportTarget | undefined {
  const { ts, program } = site.project;
  const module = importedModule(action, site);
  const checker = program.getTypeChecker();
  const target = importedSymbol(action, site);
  const declaration = target?.declarations?.[0];
  if (target === undefined || declaration === undefined) return undefined;
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  return {
    declaration: `${declaration.getSourceFile().fileName}:${declaration.getStart()}`,
    module: module?.fileName ?? declaration.getSourceFile().fileName,
    isUntyped:
      isValue &&
      (checker.getTypeOfSymbol(target).flags & ts.TypeFlags.Any) !== 0 &&
      !isDeclaredOpen(site, declaration),
  };
}

/** `export const options: any` and `export var options` of the project itself: meant to be anything. */
function isDeclaredOpen({ project: { ts, program } }: CodeFixSite, declaration: ts.Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration) || !isOwnSource(program, declaration.getSourceFile()))
    return false;
  const { type, initializer } = declaration;
  return type === undefined ? initializer === undefined : type.kind === ts.SyntaxKind.AnyKeyword;
}

/** What an import fix makes the name stand for; undefined for other fixes. */
export function importedSymbol(action: ts.CodeFixAction, site: CodeFixSite): ts.Symbol | undefined {
  const { ts, program } = site.project;
  const module = importedModule(action, site);
  const checker = program.getTypeChecker();
  const moduleSymbol = module
    ? checker.getSymbolAtLocation(module)
    : (namespaceOf(action, site) ?? ambientModule(action, site));
  const exported =
    moduleSymbol &&
    (checker.tryGetMemberInModuleExports(site.reported, moduleSymbol) ??
      checker.tryGetMemberInModuleExports(DEFAULT, moduleSymbol));
  return exported && (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported);
}

/** The module behind a namespace that is imported already, where the fix takes the name from there. */
function namespaceOf(
  { fixName, description }: ts.CodeFixAction,
  { project, sourceFile, diagnostic }: CodeFixSite,
): ts.Symbol | undefined {
  const { ts: compiler, program } = project;
  const namespace = fixName === "import" ? MEMBER.exec(description)?.groups?.["namespace"] : undefined;
  const place = namespace && nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  if (place === undefined || place === "") return undefined;
  const checker = program.getTypeChecker();
  const imported = checker
    .getSymbolsInScope(place, compiler.SymbolFlags.Alias)
    .find(({ name }) => name === namespace);
  return imported && checker.getAliasedSymbol(imported);
}

/** What an import fix imports from, as it is written; undefined for other fixes. */
export function specifierOf({ fixName, description }: ts.CodeFixAction): string | undefined {
  return fixName === "import" ? MODULE_SPECIFIER.exec(description)?.groups?.["specifier"] : undefined;
}

/** A module that is declared in a file of another name: `declare module "…"`. */
function ambientModule(action: ts.CodeFixAction, { project }: CodeFixSite): ts.Symbol | undefined {
  const name = `"${specifierOf(action) ?? ""}"`;
  const modules = project.program.getTypeChecker().getAmbientModules();
  return modules.find((module) => module.name === name);
}

/** The file that an import fix names; undefined for other fixes, and where the program has none. */
export function importedModule(action: ts.CodeFixAction, site: CodeFixSite): ts.SourceFile | undefined {
  const path = importedPath(action, site);
  return path === undefined ? undefined : site.project.program.getSourceFile(path);
}

/** Absolute path of the module that an import fix names; undefined for other fixes, and where there is no such file. */
export function importedPath(action: ts.CodeFixAction, { project }: CodeFixSite): string | undefined {
  const { ts, options, path } = project;
  const specifier = specifierOf(action);
  if (specifier === undefined) return undefined;
  return ts.resolveModuleName(specifier, path, options, ts.sys).resolvedModule?.resolvedFileName;
}
