import { ts } from "ts-morph";

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

/** For each file of a program, the files that import it. Absolute paths. */
export function importersOf(program: ts.Program): Map<string, Set<string>> {
  const importers = new Map<string, Set<string>>();
  for (const sourceFile of program.getSourceFiles()) {
    if (sourceFile.fileName.includes("/node_modules/")) continue;
    for (const imported of importedFiles(program, sourceFile)) {
      const known = importers.get(imported) ?? new Set();
      importers.set(imported, known.add(sourceFile.fileName));
    }
  }
  return importers;
}

function importedFiles(program: ResolvedProgram, sourceFile: ModuleSourceFile): string[] {
  const files = (sourceFile.imports ?? []).map((specifier) => {
    const resolved = program.getResolvedModuleFromModuleSpecifier?.(specifier, sourceFile)?.resolvedModule;
    return (
      resolved && (program.getSourceFile(resolved.resolvedFileName)?.fileName ?? resolved.resolvedFileName)
    );
  });
  return files.filter((file) => file !== undefined);
}

/** The given files of a program and everything outside node_modules that they import, directly or not. Absolute paths. */
export function withImports(program: ts.Program, files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached) {
    const sourceFile = program.getSourceFile(file);
    if (sourceFile === undefined) continue;
    for (const imported of importedFiles(program, sourceFile))
      if (!imported.includes("/node_modules/")) reached.add(imported);
  }
  return reached;
}

/** Everything that imports the given files, directly or not; all of a program where one of them is seen without an import. */
export function reachable(
  program: ts.Program,
  importers: ReadonlyMap<string, ReadonlySet<string>>,
  touched: readonly string[],
): Set<string> {
  const reached = new Set(touched);
  for (const file of reached) {
    if (isSeenEverywhere(program.getSourceFile(file)))
      return new Set(program.getSourceFiles().map(({ fileName }) => fileName));
    for (const importer of importers.get(file) ?? []) reached.add(importer);
  }
  return reached;
}

/** Whether a file declares something for files that do not import it: a script, or one that adds to other modules. */
function isSeenEverywhere(sourceFile: ModuleSourceFile | undefined): boolean {
  if (sourceFile === undefined) return false;
  const isModule = ts.isExternalModule(sourceFile) || sourceFile.commonJsModuleIndicator !== undefined;
  return !isModule || sourceFile.statements.some(addsToOthers);
}

/** `declare global { … }`, `declare module "x" { … }` */
function addsToOthers(statement: ts.Statement): boolean {
  return (
    ts.isModuleDeclaration(statement) &&
    (ts.isStringLiteral(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
  );
}
