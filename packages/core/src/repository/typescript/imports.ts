import { ts } from "ts-morph";

/** What the compiler knows of a program's imports but does not declare; ts-morph pins the version. */
interface ResolvedProgram extends ts.Program {
  getResolvedModuleFromModuleSpecifier?: (
    specifier: ts.StringLiteralLike,
    sourceFile: ts.SourceFile,
  ) => { resolvedModule?: { resolvedFileName: string } } | undefined;
}

interface ResolvedSourceFile extends ts.SourceFile {
  imports?: readonly ts.StringLiteralLike[];
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

function importedFiles(program: ResolvedProgram, sourceFile: ResolvedSourceFile): string[] {
  const files = (sourceFile.imports ?? []).map((specifier) => {
    const resolved = program.getResolvedModuleFromModuleSpecifier?.(specifier, sourceFile)?.resolvedModule;
    return (
      resolved && (program.getSourceFile(resolved.resolvedFileName)?.fileName ?? resolved.resolvedFileName)
    );
  });
  return files.filter((file) => file !== undefined);
}

/** Everything that imports the given files, directly or not; all of a program when one of them is a global script. */
export function reachable(
  program: ts.Program,
  importers: ReadonlyMap<string, ReadonlySet<string>>,
  touched: readonly string[],
): Set<string> {
  const reached = new Set(touched);
  if (touched.some((path) => isGlobalScript(program, path))) {
    return new Set(program.getSourceFiles().map(({ fileName }) => fileName));
  }
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
  return reached;
}

function isGlobalScript(program: ts.Program, path: string): boolean {
  const sourceFile = program.getSourceFile(path);
  return sourceFile !== undefined && !ts.isExternalModule(sourceFile) && !/\.[cm]?jsx?$/.test(path);
}
