import { dirname, join } from "node:path";
import ts from "typescript-6";

/** What a compiler prints of a project: its log, and its errors by what and where they are. */
export interface Compilation {
  log: string;
  /** `TS2304 src/a.ts:3:5`, in the compiler's order. */
  errors: readonly string[];
}

/** The compiler's own libraries, parsed once for all projects of a process. */
const libraries = new Map<string, ts.SourceFile>();
const LIBRARY_FOLDER = dirname(ts.getDefaultLibFilePath({}));

/** Compiles the project of a folder, without writing, as `tsc --noEmit` with its tsconfig.json does, but for errors in the libraries. */
export function compile(folder: string): Compilation {
  const config = readConfig(folder);
  const options = { ...config.options, skipDefaultLibCheck: true };
  const host = hostOf(options);
  const program = ts.createProgram({
    rootNames: config.fileNames,
    options,
    configFileParsingDiagnostics: config.errors,
    host,
  });
  const diagnostics = ts.sortAndDeduplicateDiagnostics([
    ...config.errors,
    ...ts.getPreEmitDiagnostics(program),
    ...(config.options.declaration === true ? program.getDeclarationDiagnostics() : []),
  ]);
  const format = { getCanonicalFileName, getCurrentDirectory: () => folder, getNewLine: () => "\n" };
  return {
    log: ts.formatDiagnostics(diagnostics, format),
    errors: diagnostics.map((diagnostic) => labelOf(diagnostic, folder)),
  };
}

/** The project of a folder as its tsconfig.json describes it; errors in that have their places. */
export function readConfig(folder: string): ts.ParsedCommandLine {
  const path = join(folder, "tsconfig.json");
  const file = ts.readJsonConfigFile(path, ts.sys.readFile);
  return ts.parseJsonSourceFileConfigFileContent(file, ts.sys, folder, undefined, path);
}

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  return {
    ...host,
    getSourceFile: (path, ...rest) => {
      if (dirname(path) !== LIBRARY_FOLDER) return host.getSourceFile(path, ...rest);
      const known = libraries.get(path) ?? host.getSourceFile(path, ...rest);
      if (known !== undefined) libraries.set(path, known);
      return known;
    },
  };
}

function getCanonicalFileName(path: string): string {
  return ts.sys.useCaseSensitiveFileNames ? path : path.toLowerCase();
}

function labelOf({ code, file, start = 0 }: ts.Diagnostic, folder: string): string {
  if (file === undefined) return `TS${code}`;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const path = file.fileName.slice(folder.length + 1);
  return `TS${code} ${path}:${line + 1}:${character + 1}`;
}
