import { isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import { importersOf, reachable } from "./imports.ts";
import { programOf, type LanguageProject } from "./language-project.ts";
import { perView } from "./per-view.ts";
import type { Projects } from "./projects.ts";
import type { WorkspacePaths } from "./workspace-paths.ts";

/** No path has it. */
const SEPARATOR = "\0";

export interface DependantsInput {
  /** Every file of the workspace: what is not among them, such as a dependency, is no dependant. */
  files: readonly string[];
  paths: WorkspacePaths;
  projects: Projects;
  show: (view: SourceView) => void;
}

/** Gives the function behind `TypeChecker.dependants`. */
export function createDependants({
  files,
  paths,
  projects,
  show,
}: DependantsInput): (view: SourceView, touched: readonly string[]) => string[] {
  const listed = new Set(files);
  const importers = perView(show, (project: LanguageProject) => importersOf(programOf(project)));

  /** The projects that compile a file, its own first, then those that reach it through imports or references. */
  function projectsWith(file: string): LanguageProject[] {
    const owner = projects.owner(file);
    const others = projects.around(file).filter((project) => project !== owner);
    const path = paths.absolute(file);
    return [owner, ...others.filter((project) => programOf(project).getSourceFile(path) !== undefined)];
  }

  const dependantsOf = perView(show, (key: string, view) => {
    const touched = key.split(SEPARATOR);
    const reached = new Set(touched);
    const follow = (project: LanguageProject): void => {
      const seeds = [...reached].map(paths.absolute);
      const found = reachable(programOf(project), importers(view, project), seeds);
      const own = [...found].map(paths.relative).filter((file) => file !== undefined);
      for (const file of own.filter((known) => listed.has(known))) reached.add(file);
    };
    for (const project of new Set(touched.filter(isSourceFile).flatMap(projectsWith))) follow(project);
    for (const project of projects.looseAround([...reached].filter(isSourceFile))) follow(project);
    return [...reached].toSorted();
  });
  return (view, touched) => dependantsOf(view, touched.join(SEPARATOR));
}
