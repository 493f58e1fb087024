import { isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import { editedGraph } from "./edited-graph.ts";
import type { LanguageProject } from "./language-project.ts";
import { moduleGraph, type ModuleGraph } from "./module-graph.ts";
import { perView } from "./per-view.ts";
import type { Projects } from "./projects.ts";
import type { WorkspacePaths } from "./workspace-paths.ts";

/** No path has it. */
const SEPARATOR = "\0";

export interface FollowerInput {
  /** Every file of the workspace: what is not among them, such as a dependency, is never reached. */
  files: readonly string[];
  paths: WorkspacePaths;
  projects: Projects;
  show: (view: SourceView) => void;
}

/** Walks from files to those that depend on them, project by project. */
export interface Follower {
  paths: WorkspacePaths;
  /** The files of the project that compiles a file. */
  graphAround(view: SourceView, file: string): ModuleGraph;
  graphOf(view: SourceView, project: LanguageProject): ModuleGraph;
  /**
   * Takes one step in each project that may hold something dependent. A step is told what is reached so far, and adds to
   * it; all are absolute paths. Gives the files of the workspace among them, sorted.
   */
  follow(
    view: SourceView,
    touched: readonly string[],
    step: (graph: ModuleGraph, reached: Set<string>) => void,
  ): string[];
}

export function createFollower({ files, paths, projects, show }: FollowerInput): Follower {
  const listed = new Set(files);
  /** The first graph of each project, from which those of other views are told. */
  const bases = new WeakMap<LanguageProject, ModuleGraph>();

  const graphOf = perView(show, (project: LanguageProject, view) => {
    const base = bases.get(project);
    const edited = base === undefined ? undefined : editedGraph(base, textsOtherwise(base, view));
    const graph = edited ?? moduleGraph(project.program());
    if (base === undefined) bases.set(project, graph);
    return graph;
  });

  /** What a view shows otherwise than a graph has it. */
  function textsOtherwise(graph: ModuleGraph, view: SourceView): Map<string, string> {
    const texts = new Map<string, string>();
    for (const path of graph.paths()) {
      const file = path.includes("/node_modules/") ? undefined : paths.relative(path);
      const source = file === undefined ? undefined : view.read(file);
      if (source !== undefined && source.text !== graph.sourceFile(path)?.text) texts.set(path, source.text);
    }
    return texts;
  }

  /** The projects that compile a file, its own first, then those that reach it through imports or references. */
  const projectsWith = perView(show, (file: string, view) => {
    const owner = projects.owner(file);
    const others = projects.around(file).filter((project) => project !== owner);
    const path = paths.absolute(file);
    return [owner, ...others.filter((project) => graphOf(view, project).sourceFile(path) !== undefined)];
  });

  /** Every look at loose files may open a project, so that it is taken only once for equal files. */
  const looseOf = perView(show, (key: string) => projects.looseAround(key.split(SEPARATOR)));

  function known(reached: ReadonlySet<string>): string[] {
    const own = [...reached].map(paths.relative).filter((file) => file !== undefined);
    return own.filter((file) => listed.has(file));
  }

  return {
    paths,
    graphAround(view, file) {
      show(view);
      return graphOf(view, projects.owner(file));
    },
    graphOf,
    follow(view, touched, step) {
      const reached = new Set(touched.map(paths.absolute));
      const direct = touched.filter(isSourceFile).flatMap((file) => projectsWith(view, file));
      for (const project of new Set(direct)) step(graphOf(view, project), reached);
      for (const project of looseOf(view, known(reached).filter(isSourceFile).join(SEPARATOR)))
        step(graphOf(view, project), reached);
      return [...new Set([...touched, ...known(reached)])].toSorted();
    },
  };
}
