import { posix } from "node:path";
import { createConfigFiles } from "./config-files.ts";
import type { LanguageProject, Surroundings } from "./language-project.ts";
import { distinctByOptions } from "./distinct-options.ts";
import { createLooseFiles, type LooseGroup } from "./loose-files.ts";
import { createOpenedProjects } from "./opened-projects.ts";
import { isMentioned, mentionedModules } from "./module-names.ts";

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
  const { open, openLoose, includes, reaches } = createOpenedProjects(surroundings);
  const mentioned = new Map<string, ReadonlySet<string>>();
  const loose = createLooseFiles(files, configs, (config, file) => includes(open(config), file));

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
