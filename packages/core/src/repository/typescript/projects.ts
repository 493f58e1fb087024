import { posix } from "node:path";
import { z } from "zod";
import { openLanguageProject, type LanguageProject, type Surroundings } from "./language-project.ts";
import { looseConfig, readProjectConfig } from "./project-config.ts";

/** The tsconfigs of a workspace, opened when first needed. Files are repository-relative. */
export interface Projects {
  /** The project that compiles a file: the nearest tsconfig that includes or reaches it, else a loose one of its own. */
  owner(file: string): LanguageProject;
  /** Other projects that may see a file: those around it, those that reference its project, those of packages that depend on its package. */
  around(file: string): LanguageProject[];
}

export interface ProjectsInput {
  files: readonly string[];
  surroundings: Surroundings;
  readText: (file: string) => string | undefined;
}

const CONFIG_FILE = /(?:^|\/)[tj]sconfig[^/]*\.json$/;
const PackageName = z.object({ name: z.string().min(1) });

export function createProjects(input: ProjectsInput): Projects {
  const { files, surroundings } = input;
  const { root } = surroundings;
  const configFiles = files.filter((file) => CONFIG_FILE.test(file));
  const opened = new Map<string, LanguageProject>();

  function open(config: string): LanguageProject {
    return remember(config, () => openLanguageProject(readProjectConfig(`${root}/${config}`), surroundings));
  }

  function remember(key: string, make: () => LanguageProject): LanguageProject {
    const project = opened.get(key) ?? make();
    opened.set(key, project);
    return project;
  }

  /** Config files in the folders above, nearest first and `tsconfig.json` before its siblings. */
  function configsAbove(file: string): string[] {
    const folders = foldersAbove(file);
    return folders.flatMap((folder) =>
      configFiles.filter((config) => posix.dirname(config) === folder).toSorted(mainFirst),
    );
  }

  function owner(file: string): LanguageProject {
    const path = `${root}/${file}`;
    const above = configsAbove(file);
    const including = above.find((config) => open(config).config.rootNames.includes(path));
    if (including !== undefined) return open(including);
    const reaching = above
      .map(open)
      .find((project) => project.service.getProgram()?.getSourceFile(path) !== undefined);
    return (
      reaching ?? remember(`loose:${file}`, () => openLanguageProject(looseConfig([path]), surroundings))
    );
  }

  function dependsOn(config: string, packageName: string | undefined): boolean {
    const manifest = nearestManifest(files, config);
    return (
      packageName !== undefined &&
      manifest !== undefined &&
      input.readText(manifest)?.includes(`"${packageName}"`) === true
    );
  }

  return {
    owner,
    around(file) {
      const above = configsAbove(file);
      const name = packageNameOf(input.readText(nearestManifest(files, file) ?? ""));
      const owned = owner(file).config.path;
      const others = configFiles.filter(
        (config) => above.includes(config) || references(open(config), owned) || dependsOn(config, name),
      );
      return others.map(open).filter((project) => project.config.rootNames.length > 0);
    },
  };
}

function references(project: LanguageProject, configPath: string | undefined): boolean {
  if (configPath === undefined) return false;
  return project.config.references.some(
    ({ path }) => path === configPath || `${path.replace(/\/$/, "")}/tsconfig.json` === configPath,
  );
}

function nearestManifest(files: readonly string[], file: string): string | undefined {
  const manifests = foldersAbove(file).map((folder) =>
    folder === "." ? "package.json" : `${folder}/package.json`,
  );
  return manifests.find((manifest) => files.includes(manifest));
}

function packageNameOf(text: string | undefined): string | undefined {
  try {
    return PackageName.parse(JSON.parse(text ?? "")).name;
  } catch {
    return undefined;
  }
}

function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    folders.push(folder);
    if (folder === ".") return folders;
  }
}

function mainFirst(a: string, b: string): number {
  return Number(isMain(b)) - Number(isMain(a)) || a.localeCompare(b, "en");
}

function isMain(config: string): boolean {
  return posix.basename(config) === "tsconfig.json";
}
