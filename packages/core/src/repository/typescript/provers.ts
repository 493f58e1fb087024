import { setImmediate as turn } from "node:timers/promises";
import { ts } from "ts-morph";
import { isJavaScriptFile, isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import type { LanguageProject } from "./language-project.ts";
import type { NativeCompilers } from "./native/native-compilers.ts";
import { nativeInstall } from "./native/native-install.ts";
import { createNativeProver, type NativeProver } from "./native/native-prover.ts";
import type { EditedView, TypeChecker, TypeDiagnostic, TypeProver } from "./type-checker.ts";
import type { WorkspacePaths } from "./workspace-paths.ts";

export interface ProversInput {
  /** Of one file, by TypeScript 6. */
  diagnostics: (view: SourceView, file: string) => TypeDiagnostic[];
  paths: WorkspacePaths;
  /** The projects that check a file. */
  projectsOf: (view: SourceView, file: string) => LanguageProject[];
  /** What the program of a project holds, absolute. */
  pathsOf: (view: SourceView, project: LanguageProject) => Iterable<string>;
  natives: NativeCompilers | undefined;
}

export interface Provers {
  /** As `TypeChecker.provers`. */
  provers: TypeChecker["provers"];
  /** Has the compiler that will prove edits of these files open their projects meanwhile. */
  warm(view: EditedView, files: readonly string[]): void;
  /** Whether edits of these files are proved by a native compiler, so that TypeScript 6 need not check all of them. */
  isProvedNatively(view: EditedView, files: readonly string[]): boolean;
}

/**
 * The compilers that may prove. A native compiler proves only where it is what the project itself is
 * compiled with, so that the user sees the same: sources of TypeScript, in tsconfigs of one install, with nothing edited
 * that is no source. All else is for TypeScript 6.
 */
export function createProvers(input: ProversInput): Provers {
  const { paths, natives, projectsOf, pathsOf } = input;
  const own = ownProver(input);
  const byFolder = new Map<string, NativeProver>();
  const installs = new Map<string, ReturnType<typeof nativeInstall>>();
  const byConfig = new Map<string, LanguageProject>();

  /** The tsconfigs that check a file; undefined among them where there is none. */
  function configsOf(view: SourceView, file: string): (string | undefined)[] {
    return projectsOf(view, file).map((project) => {
      const { path } = project.config;
      if (path !== undefined) byConfig.set(path, project);
      return path;
    });
  }

  /** What the program of a tsconfig holds, but for what is installed. */
  function filesOf(view: SourceView, config: string): string[] {
    const project = byConfig.get(config);
    const held = project === undefined ? [] : [...pathsOf(view, project)];
    return held.flatMap((path) => {
      const file = path.includes("/node_modules/") ? undefined : paths.relative(path);
      return file === undefined || view.read(file) === undefined ? [] : [file];
    });
  }

  function installOf(config: string): ReturnType<typeof nativeInstall> {
    if (!installs.has(config)) installs.set(config, nativeInstall(config, paths.root));
    return installs.get(config);
  }

  function nativeFor(views: readonly EditedView[], files: readonly string[]): NativeProver | undefined {
    const [view] = views;
    if (natives === undefined || view === undefined || files.some(isJavaScriptFile)) return undefined;
    const edited = views.flatMap((each) => [...each.edited().keys()]);
    if (!edited.every(isSourceFile)) return undefined;
    const configs = new Set(files.flatMap((file) => configsOf(view, file)));
    const found = [...configs].map((config) => (config === undefined ? undefined : installOf(config)));
    const [install] = found;
    if (install === undefined || found.some((each) => each?.folder !== install.folder)) return undefined;
    const prover =
      byFolder.get(install.folder) ??
      createNativeProver({
        install,
        paths,
        start: () => natives.start(install, paths.root),
        configsOf: (shown, file) => configsOf(shown, file).filter((config) => config !== undefined),
        filesOf,
      });
    byFolder.set(install.folder, prover);
    return prover;
  }

  return {
    provers: (views, files) => [...[nativeFor(views, files) ?? []].flat(), own],
    warm: (view, files) => nativeFor([view], files)?.warm(view, files),
    isProvedNatively: (view, files) => nativeFor([view], files) !== undefined,
  };
}

/** TypeScript 6, which lets others take their turn between two files. */
function ownProver({ diagnostics }: ProversInput): TypeProver {
  return {
    title: `TypeScript ${ts.version}`,
    async diagnostics(view, files) {
      const found: TypeDiagnostic[] = [];
      for (const file of files.filter(isSourceFile)) {
        await turn();
        found.push(...diagnostics(view, file));
      }
      return found;
    },
  };
}
