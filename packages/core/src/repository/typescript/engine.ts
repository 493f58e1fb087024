import { ts } from "ts-morph";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import { createAffected } from "./affected.ts";
import { createDependants } from "./dependants.ts";
import { createDisk } from "./disk.ts";
import { createDocumentRegistry } from "./document-registry.ts";
import { createFindReported } from "./find-reported.ts";
import { createFollower } from "./follower.ts";
import { interruptible } from "./interruptible.ts";
import { currentProgram, type LanguageProject } from "./language-project.ts";
import { withImports } from "./module-graph.ts";
import type { NativeCompilers } from "./native/native-compilers.ts";
import { perView } from "./per-view.ts";
import { createProjects, type Projects } from "./projects.ts";
import { createProvers } from "./provers.ts";
import { mergeDiagnostics, readDiagnostics } from "./read-diagnostic.ts";
import { createReferencedConfigs } from "./referenced-configs.ts";
import { outsideReach } from "./outside-reach.ts";
import { countSafeguards, countSilencers, countSyntaxErrors } from "./text-checks.ts";
import type { EditedView, TypeChecker, TypeDiagnostic } from "./type-checker.ts";
import { createShownView, type ShownView } from "./shown-view.ts";
import { workspacePaths, type WorkspacePaths } from "./workspace-paths.ts";

/** TypeScript 6 over a workspace: the checker that proofs use and the language service that fixers use. */
export interface TypeScriptEngine extends TypeChecker {
  /** The compile error of the view that a problem tells of, as `findDiagnostic` has it of those of the problem's file. */
  reported(view: EditedView, problem: LocatedProblem): TypeDiagnostic | undefined;
  /** The language service that owns a file, showing the given view until the next call to the engine. */
  languageService(view: SourceView, file: string): ServiceOfFile;
  /** The program that owns a file in a view, bound; cheaper than a language service that showed another view before. */
  program(view: SourceView, file: string): ProgramOfFile;
  /** A file and all workspace files that it imports, directly or not. */
  imports(view: SourceView, file: string): string[];
  /** Number of syntax errors in a text. */
  syntaxErrors(file: string, text: string): number;
  /** Ways in which a text silences the compiler or a linter, counted by kind. */
  silencers(file: string, text: string): ReadonlyMap<string, number>;
  /** How many tests and assertions a text has, by kind. */
  safeguards(file: string, text: string): ReadonlyMap<string, number>;
  /** What of a text could do more than call what it imports; see `outsideReach`. */
  outsideReach(file: string, text: string, isAllowed: (specifier: string) => boolean): string | undefined;
}

const TEXT_CHECKS = {
  syntaxErrors: countSyntaxErrors,
  silencers: countSilencers,
  safeguards: countSafeguards,
  outsideReach,
};

export interface ProgramOfFile {
  ts: typeof ts;
  program: ts.Program;
  /** Absolute path of the file as the program knows it. */
  path: string;
}

export interface ServiceOfFile extends ProgramOfFile {
  service: ts.LanguageService;
  options: ts.CompilerOptions;
  /** The repository-relative path of an absolute one; undefined outside the workspace. */
  relative(path: string): string | undefined;
  /**
   * What the service answers where installed packages that mention a name, and that nothing imports, can be imported, too;
   * undefined where there are none.
   */
  withPackages<Answer>(name: string, ask: () => Answer): Answer | undefined;
}

/** `natives` are given where the workspace is trusted. */
export function createTypeScriptEngine(
  root: string,
  files: readonly string[],
  natives?: NativeCompilers,
): TypeScriptEngine {
  const paths = workspacePaths(root);
  const { show, shown, read } = createShownView();
  const projects = projectsOn(paths, files, { shown, read });

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
  const { provers, warm, isProvedNatively } = createProvers({
    diagnostics,
    paths,
    projectsOf: perView(show, projects.checkers),
    pathsOf: (view, project) => follower.graphOf(view, project).paths(),
    natives,
  });
  const checking = createChecking(warm);
  const findReported = createFindReported({ show, projects, paths, diagnostics, isProvedNatively });
  return {
    provers,
    ...TEXT_CHECKS,
    knows,
    diagnostics(view, wanted) {
      const sources = wanted.filter(isSourceFile);
      return checking(view, sources, () => sources.flatMap((file) => diagnostics(view, file)));
    },
    reported(view, problem) {
      const sources = [problem.location.file].filter(isSourceFile);
      return checking(view, sources, () => findReported(view, problem));
    },
    imports(view, file) {
      const reached = withImports(follower.graphAround(view, file), [paths.absolute(file)]);
      return [...reached].map(paths.relative).filter((known) => known !== undefined);
    },
    dependants: createDependants(follower),
    affected: createAffected(follower),
    languageService(view, file) {
      show(view);
      return serviceOf(file, projects.owner(file), paths);
    },
    program(view, file) {
      show(view);
      return programOf(file, projects.owner(file), paths);
    },
  };
}

/** Has the compiler that will prove go to work as well; the first question, which opens a whole project, takes longest. */
function createChecking(
  warm: (view: EditedView, files: readonly string[]) => void,
): <Found>(view: EditedView, files: readonly string[], check: () => Found) => Found {
  let isOpen = false;
  return (view, files, check) => {
    const checkWarm = (): ReturnType<typeof check> => {
      warm(view, files);
      return check();
    };
    const found = isOpen ? checkWarm() : interruptible(checkWarm);
    isOpen = true;
    return found;
  };
}

function programOf(file: string, project: LanguageProject, paths: WorkspacePaths): ProgramOfFile {
  const program = project.program();
  program.getTypeChecker(); // nodes know their parents only once they are bound
  return { ts, program, path: paths.absolute(file) };
}

function serviceOf(file: string, project: LanguageProject, paths: WorkspacePaths): ServiceOfFile {
  const { service, config } = project;
  const path = paths.absolute(file);
  return {
    ts,
    service,
    program: currentProgram(service),
    options: config.options,
    path,
    relative: paths.relative,
    withPackages: (name, ask) => project.withPackages(name, path, ask),
  };
}

/** The projects of a workspace, over whatever view is shown. */
function projectsOn(
  paths: WorkspacePaths,
  files: readonly string[],
  { shown, read }: Pick<ShownView, "shown" | "read">,
): Projects {
  return createProjects({
    files,
    surroundings: {
      root: paths.root,
      readSource(path) {
        const file = paths.relative(path);
        return file === undefined ? undefined : read(file);
      },
      shown,
      disk: createDisk(),
      readReference: createReferencedConfigs(),
      registry: createDocumentRegistry(),
    },
    readText: (file) => read(file)?.text,
  });
}
