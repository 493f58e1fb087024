import { ts } from "ts-morph";
import { isSourceFile } from "../source-file.ts";
import type { SourceText } from "../source-text.ts";
import type { SourceView } from "../source-view.ts";
import { createAffected } from "./affected.ts";
import { createDependants } from "./dependants.ts";
import { createDisk } from "./disk.ts";
import { createDocumentRegistry } from "./document-registry.ts";
import { createFollower } from "./follower.ts";
import { currentProgram, type LanguageProject } from "./language-project.ts";
import { withImports } from "./module-graph.ts";
import { perView } from "./per-view.ts";
import { createProjects } from "./projects.ts";
import { mergeDiagnostics, readDiagnostics } from "./read-diagnostic.ts";
import { createReferencedConfigs } from "./referenced-configs.ts";
import { countSilencers, countSyntaxErrors } from "./text-checks.ts";
import type { TypeChecker } from "./type-checker.ts";
import { createShownView } from "./shown-view.ts";
import { workspacePaths } from "./workspace-paths.ts";

/** TypeScript 6 over a workspace: the checker that proofs use and the language service that fixers use. */
export interface TypeScriptEngine extends TypeChecker {
  /** The language service that owns a file, showing the given view until the next call to the engine. */
  languageService(view: SourceView, file: string): ServiceOfFile;
  /** A file and all workspace files that it imports, directly or not. */
  imports(view: SourceView, file: string): string[];
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
}

export function createTypeScriptEngine(root: string, files: readonly string[]): TypeScriptEngine {
  const paths = workspacePaths(root);
  const { show, shown, read } = createShownView();
  const readSource = (path: string): SourceText | undefined => {
    const file = paths.relative(path);
    return file === undefined ? undefined : read(file);
  };
  const projects = createProjects({
    files,
    surroundings: {
      root: paths.root,
      readSource,
      shown,
      disk: createDisk(),
      readReference: createReferencedConfigs(),
      registry: createDocumentRegistry(),
    },
    readText: (file) => read(file)?.text,
  });

  function isCompiled(project: LanguageProject, file: string): boolean {
    return project.program().getSourceFile(paths.absolute(file)) !== undefined;
  }

  const knows = perView(show, (file: string) => isSourceFile(file) && isCompiled(projects.owner(file), file));
  const diagnostics = perView(show, (file: string) => {
    const checkers = projects.checkers(file).filter((project) => isCompiled(project, file));
    return mergeDiagnostics(
      checkers.map((project) => readDiagnostics(project.program(), paths.absolute(file), file)),
    );
  });

  const follower = createFollower({ files, paths, projects, show });

  return {
    title: `TypeScript ${ts.version}`,
    syntaxErrors: countSyntaxErrors,
    silencers: countSilencers,
    knows,
    diagnostics: (view, wanted) => wanted.filter(isSourceFile).flatMap((file) => diagnostics(view, file)),
    imports(view, file) {
      const reached = withImports(follower.graphAround(view, file), [paths.absolute(file)]);
      return [...reached].map(paths.relative).filter((known) => known !== undefined);
    },
    dependants: createDependants(follower),
    affected: createAffected(follower),
    languageService(view, file) {
      show(view);
      const project = projects.owner(file);
      const { service, config } = project;
      return {
        ts,
        service,
        program: currentProgram(service),
        options: config.options,
        path: paths.absolute(file),
        relative: paths.relative,
      };
    },
  };
}
