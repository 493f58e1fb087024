import { ts } from "ts-morph";
import { isSourceFile } from "../source-file.ts";
import type { SourceText } from "../source-text.ts";
import type { VirtualRepository } from "../virtual-repository.ts";
import { importersOf } from "./imports.ts";
import { countSilencers, countSyntaxErrors } from "./text-checks.ts";
import type { LanguageProject } from "./language-project.ts";
import { createProjects } from "./projects.ts";
import type { TypeChecker, TypeDiagnostic } from "./type-checker.ts";

/** TypeScript 6 over a workspace: the checker that proofs use and the language service that fixers use. */
export interface TypeScriptEngine extends TypeChecker {
  /** The language service that owns a file, showing the given view until the next call to the engine. */
  languageService(repository: VirtualRepository, file: string): ServiceOfFile;
  /** Number of syntax errors in a text. */
  syntaxErrors(file: string, text: string): number;
  /** Ways in which a text silences the compiler or a linter, counted by kind. */
  silencers(file: string, text: string): ReadonlyMap<string, number>;
}

export interface ServiceOfFile {
  ts: typeof ts;
  service: ts.LanguageService;
  program: ts.Program;
  options: ts.CompilerOptions;
  /** Absolute path of the file as the service knows it. */
  path: string;
  /** The repository-relative path of an absolute one; undefined outside the workspace. */
  relative(path: string): string | undefined;
  absolute(file: string): string;
}


export function createTypeScriptEngine(root: string, files: readonly string[]): TypeScriptEngine {
  const prefix = root.replaceAll("\\", "/").replace(/\/$/, "");
  const absolute = (file: string): string => `${prefix}/${file}`;
  const relative = (path: string): string | undefined =>
    path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
  let shown: VirtualRepository | undefined;
  const readSource = (path: string): SourceText | undefined => {
    const file = relative(path);
    return file === undefined ? undefined : shown?.read(file);
  };
  const projects = createProjects({ files, root: prefix, readSource, readText: (file) => shown?.read(file)?.text });

  function programOf(project: LanguageProject): ts.Program {
    const program = project.service.getProgram();
    if (program === undefined) throw new Error("the language service has no program");
    return program;
  }

  /** The projects that compile a file, its own first, then those that reach it through imports or references. */
  function projectsWith(file: string): LanguageProject[] {
    const owner = projects.owner(file);
    const path = absolute(file);
    const others = projects.around(file).filter((project) => project !== owner && programOf(project).getSourceFile(path));
    return [owner, ...others];
  }

  const importers = perView((project: LanguageProject) => importersOf(programOf(project)));
  const knows = perView((file: string) => isSourceFile(file) && isCompiled(projects.owner(file), file));
  const diagnostics = perView((file: string) => (isCompiled(projects.owner(file), file) ? check(projects.owner(file), file) : []));

  function perView<Key, Value>(compute: (key: Key) => Value): (repository: VirtualRepository, key: Key) => Value {
    const views = new WeakMap<VirtualRepository, Map<Key, Value>>();
    return (repository, key) => {
      const known = views.get(repository) ?? new Map<Key, Value>();
      views.set(repository, known);
      const value = known.get(key);
      if (value !== undefined) return value;
      shown = repository;
      const computed = compute(key);
      known.set(key, computed);
      return computed;
    };
  }

  function isCompiled(project: LanguageProject, file: string): boolean {
    return programOf(project).getSourceFile(absolute(file)) !== undefined;
  }

  function check({ service }: LanguageProject, file: string): TypeDiagnostic[] {
    const path = absolute(file);
    const found = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    return found.map((diagnostic) => readDiagnostic(diagnostic, file)).toSorted((a, b) => a.start - b.start);
  }

  return {
    title: `TypeScript ${ts.version}`,
    syntaxErrors: countSyntaxErrors,
    silencers: countSilencers,
    knows,
    diagnostics: (repository, wanted) => wanted.filter(isSourceFile).flatMap((file) => diagnostics(repository, file)),
    dependants(repository, touched) {
      shown = repository;
      const reached = new Set(touched);
      for (const project of new Set(touched.filter(isSourceFile).flatMap(projectsWith))) {
        for (const file of reachable(programOf(project), importers(repository, project), touched.map(absolute))) {
          const local = relative(file);
          if (local !== undefined) reached.add(local);
        }
      }
      return [...reached].toSorted();
    },
    languageService(repository, file) {
      shown = repository;
      const project = projects.owner(file);
      const { service, config } = project;
      return { ts, service, program: programOf(project), options: config.options, path: absolute(file), relative, absolute };
    },
  };
}

/** Everything that imports the given files, directly or not; all of a program when one of them is a global script. */
function reachable(program: ts.Program, importers: ReadonlyMap<string, ReadonlySet<string>>, touched: readonly string[]): Set<string> {
  const reached = new Set(touched);
  const isGlobal = (path: string): boolean => {
    const sourceFile = program.getSourceFile(path);
    return sourceFile !== undefined && !ts.isExternalModule(sourceFile) && !isJavaScript(path);
  };
  if (touched.some(isGlobal)) return new Set(program.getSourceFiles().map((sourceFile) => sourceFile.fileName));
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
  return reached;
}

function isJavaScript(path: string): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

function readDiagnostic(diagnostic: ts.Diagnostic, file: string): TypeDiagnostic {
  const start = diagnostic.start ?? 0;
  const place = diagnostic.file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  return {
    file,
    code: `TS${diagnostic.code}`,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    start,
    length: diagnostic.length ?? 0,
    line: place.line + 1,
    column: place.character + 1,
  };
}
