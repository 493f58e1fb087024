import { openLanguageProject, type LanguageProject, type Surroundings } from "./language-project.ts";
import { looseConfig, readProjectConfig } from "./project-config.ts";

/** The projects that were opened so far. Files are repository-relative. */
export interface OpenedProjects {
  /** The project of a tsconfig. */
  open(config: string): LanguageProject;
  /** A project of files that no tsconfig has, by a key of the group. */
  openLoose(key: string, files: readonly string[]): LanguageProject;
  /** Whether a tsconfig names the file itself. */
  includes(project: LanguageProject, file: string): boolean;
  /** Whether the file is part of the program, named or imported. */
  reaches(project: LanguageProject, file: string): boolean;
}

export function createOpenedProjects(surroundings: Surroundings): OpenedProjects {
  const { root } = surroundings;
  const opened = new Map<string, LanguageProject>();
  const included = new Map<LanguageProject, ReadonlySet<string>>();

  function remember(key: string, make: () => LanguageProject): LanguageProject {
    const project = opened.get(key) ?? make();
    opened.set(key, project);
    return project;
  }

  return {
    open: (config) =>
      remember(config, () => openLanguageProject(readProjectConfig(`${root}/${config}`, root), surroundings)),
    openLoose: (key, files) =>
      remember(key, () =>
        openLanguageProject(looseConfig(files.map((file) => `${root}/${file}`)), surroundings),
      ),
    includes(project, file) {
      const paths = included.get(project) ?? new Set(project.config.rootNames);
      included.set(project, paths);
      return paths.has(`${root}/${file}`);
    },
    reaches: (project, file) => project.program().getSourceFile(`${root}/${file}`) !== undefined,
  };
}
