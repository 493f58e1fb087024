import { posix } from "node:path";
import { createConfigFiles } from "./config-files.ts";
import {
  openLanguageProject,
  programOf,
  type LanguageProject,
  type Surroundings,
} from "./language-project.ts";
import { distinctByOptions } from "./distinct-options.ts";
import { createLooseFiles, type LooseGroup } from "./loose-files.ts";
import { isMentioned, mentionedModules } from "./module-names.ts";
import { looseConfig, readProjectConfig } from "./project-config.ts";

/** The tsconfigs of a workspace, opened when first needed. Files are repository-relative. */
export interface Projects {
  /** The project that compiles a file: the nearest tsconfig that includes or reaches it, else one of all such files. */
  owner(file: string): LanguageProject;
  /** Every project that may find other errors in a file: its owner, and those beside it that compile it under other options. */
  checkers(file: string): LanguageProject[];
  /** Projects that may see a file: those above it, and those that depend on them by reference or by package name. */
  around(file: string): LanguageProject[];
  /** Projects of files outside every tsconfig that may import one of these. */
  looseAround(files: readonly string[]): LanguageProject[];
}

export interface ProjectsInput {
  files: readonly string[];
  surroundings: Surroundings;
  /** The text of a file in the view that is shown. */
  readText: (file: string) => string | undefined;
}

export function createProjects({ files, surroundings, readText }: ProjectsInput): Projects {
  const { root, disk } = surroundings;
  const configs = createConfigFiles(files, (file) => disk.readFile(`${root}/${file}`));
  const opened = new Map<string, LanguageProject>();
  const included = new Map<LanguageProject, ReadonlySet<string>>();
  const mentioned = new Map<string, ReadonlySet<string>>();
  const loose = createLooseFiles(files, configs, (config, file) => includes(open(config), file));

  function remember(key: string, make: () => LanguageProject): LanguageProject {
    const project = opened.get(key) ?? make();
    opened.set(key, project);
    return project;
  }

  function open(config: string): LanguageProject {
    return remember(config, () =>
      openLanguageProject(readProjectConfig(`${root}/${config}`, root), surroundings),
    );
  }

  function openLoose(key: string, members: readonly string[]): LanguageProject {
    const paths = members.map((file) => `${root}/${file}`);
    return remember(key, () => openLanguageProject(looseConfig(paths), surroundings));
  }

  function includes(project: LanguageProject, file: string): boolean {
    const paths = included.get(project) ?? new Set(project.config.rootNames);
    included.set(project, paths);
    return paths.has(`${root}/${file}`);
  }

  function reaches(project: LanguageProject, file: string): boolean {
    return programOf(project).getSourceFile(`${root}/${file}`) !== undefined;
  }

  function mentionedIn({ key, files: members }: LooseGroup): ReadonlySet<string> {
    const found = mentioned.get(key) ?? mentionedModules(members().map((file) => readText(file) ?? ""));
    mentioned.set(key, found);
    return found;
  }

  function ownerConfig(file: string): string | undefined {
    const above = configs.above(file);
    return (
      above.find((config) => includes(open(config), file)) ??
      above.find((config) => reaches(open(config), file))
    );
  }

  function owner(file: string): LanguageProject {
    const config = ownerConfig(file);
    if (config !== undefined) return open(config);
    const group = loose.groupOf(file);
    return openLoose(group.key, group.files());
  }

  function around(file: string): LanguageProject[] {
    const others = configs.around(file).map(open);
    return others.filter((project) => project.config.rootNames.length > 0);
  }

  /** Other projects of the folder that a tsconfig lies in. One further up is the business of that folder. */
  function beside(config: string | undefined, file: string): LanguageProject[] {
    const others = config === undefined ? [] : configs.above(file).filter((other) => other !== config);
    return others.filter((other) => posix.dirname(other) === posix.dirname(config ?? "")).map(open);
  }

  return {
    owner,
    around,
    checkers: (file) => distinctByOptions([owner(file), ...beside(ownerConfig(file), file)]),
    looseAround(reached) {
      const groups = new Map(
        reached.flatMap((file) => loose.groupsAround(file)).map((group) => [group.key, group]),
      );
      return [...groups.values()]
        .filter((group) => isMentioned(reached, mentionedIn(group)))
        .map(({ key, files: members }) => openLoose(key, members()));
    },
  };
}
