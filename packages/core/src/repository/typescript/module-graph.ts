import { ts } from "ts-morph";

/** The files of a program and what they import, apart from the program, which may be given up. Absolute paths. */
export interface ModuleGraph {
  sourceFile(path: string): ts.SourceFile | undefined;
  paths(): Iterable<string>;
  /** The files that import one, and by which specifiers. */
  importers(path: string): ReadonlyMap<string, ReadonlySet<string>>;
  /** The files that one imports, by the specifiers that it does so by. */
  imported(path: string): ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the compiler knows of a program's imports but does not declare; ts-morph pins the version. */
interface ResolvedProgram extends ts.Program {
  getResolvedModuleFromModuleSpecifier?: (
    specifier: ts.StringLiteralLike,
    sourceFile: ts.SourceFile,
  ) => { resolvedModule?: { resolvedFileName: string } } | undefined;
}

interface ModuleSourceFile extends ts.SourceFile {
  imports?: readonly ts.StringLiteralLike[];
  commonJsModuleIndicator?: ts.Node;
}

const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map();

export function moduleGraph(program: ResolvedProgram): ModuleGraph {
  const sourceFiles = new Map<string, ModuleSourceFile>();
  for (const sourceFile of program.getSourceFiles()) sourceFiles.set(sourceFile.fileName, sourceFile);
  const importers = new Map<string, Map<string, Set<string>>>();
  const importedBy = new Map<string, Map<string, Set<string>>>();
  for (const [path, sourceFile] of sourceFiles) {
    if (path.includes("/node_modules/")) continue;
    for (const specifier of sourceFile.imports ?? []) {
      const imported = importedFile(program, specifier, sourceFile);
      if (imported === undefined) continue;
      setAt(importers, imported, path).add(specifier.text);
      setAt(importedBy, path, specifier.text).add(imported);
    }
  }
  return {
    sourceFile: (path) => sourceFiles.get(path),
    paths: () => sourceFiles.keys(),
    importers: (path) => importers.get(path) ?? NONE,
    imported: (path) => importedBy.get(path) ?? NONE,
  };
}

function importedFile(
  program: ResolvedProgram,
  specifier: ts.StringLiteralLike,
  sourceFile: ts.SourceFile,
): string | undefined {
  const resolved = program.getResolvedModuleFromModuleSpecifier?.(specifier, sourceFile)?.resolvedModule;
  return (
    resolved && (program.getSourceFile(resolved.resolvedFileName)?.fileName ?? resolved.resolvedFileName)
  );
}

/** The set at a place of a map of maps, made where there is none. */
export function setAt(
  map: Map<string, Map<string, Set<string>>>,
  first: string,
  second: string,
): Set<string> {
  const within = map.get(first) ?? new Map<string, Set<string>>();
  map.set(first, within);
  const set = within.get(second) ?? new Set<string>();
  within.set(second, set);
  return set;
}

/** The given files and everything outside node_modules that they import, directly or not. */
export function withImports(graph: ModuleGraph, files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached)
    for (const imported of graph.imported(file).values())
      for (const path of imported) if (!path.includes("/node_modules/")) reached.add(path);
  return reached;
}

/** Everything that imports the given files, directly or not; all of a program where one of them is seen without an import. */
export function reachable(graph: ModuleGraph, touched: readonly string[]): Set<string> {
  const reached = new Set(touched);
  for (const file of reached) {
    if (isSeenEverywhere(graph.sourceFile(file))) return new Set(graph.paths());
    for (const importer of graph.importers(file).keys()) reached.add(importer);
  }
  return reached;
}

/** Whether a file declares something for files that do not import it: a script, or one that adds to other modules. */
export function isSeenEverywhere(sourceFile: ModuleSourceFile | undefined): boolean {
  if (sourceFile === undefined) return false;
  const isModule = ts.isExternalModule(sourceFile) || sourceFile.commonJsModuleIndicator !== undefined;
  return !isModule || sourceFile.statements.some(addsToOthers);
}

/** `declare global { … }`, `declare module "x" { … }` */
export function addsToOthers(statement: ts.Statement): boolean {
  return (
    ts.isModuleDeclaration(statement) &&
    (ts.isStringLiteral(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
  );
}
