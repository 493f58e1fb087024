import { posix } from "node:path";
import { z } from "zod";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** What is looked at of a package.json. */
export interface Manifest {
  name?: string | undefined;
  packageManager?: string | undefined;
  workspaces?: unknown;
  scripts: Readonly<Record<string, string>>;
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
  peerDependencies: Readonly<Record<string, string>>;
  optionalDependencies: Readonly<Record<string, string>>;
  engines: Readonly<Record<string, string>>;
}

const Texts = z.record(z.string(), z.string()).catch({}).default({});
const ManifestSchema = z.object({
  name: z.string().optional().catch(undefined),
  packageManager: z.string().optional().catch(undefined),
  workspaces: z.unknown().optional(),
  scripts: Texts,
  dependencies: Texts,
  devDependencies: Texts,
  peerDependencies: Texts,
  optionalDependencies: Texts,
  engines: Texts,
});

/** The package.json of a folder, `""` for the root; undefined where there is none that can be read. */
export function manifestIn(repository: VirtualRepository, folder: string): Manifest | undefined {
  const source = repository.read(posix.join(folder, "package.json"));
  if (source === undefined) return undefined;
  try {
    return ManifestSchema.parse(JSON.parse(source.text));
  } catch {
    return undefined;
  }
}

/** Every version that a package.json asks for, by name. */
export function declaredVersions(manifest: Manifest): Record<string, string> {
  return {
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
    ...manifest.devDependencies,
    ...manifest.dependencies,
  };
}

/** A folder and those above it, nearest first; `""` is the root. */
export function foldersUp(folder: string): string[] {
  const names = folder === "" || folder === "." ? [] : folder.split("/");
  return [...names.map((_, index) => names.slice(0, names.length - index).join("/")), ""];
}

/** The folder of the package that a file belongs to; undefined outside every package. */
export function packageFolderOf(repository: VirtualRepository, file: string): string | undefined {
  return foldersUp(posix.dirname(file)).find((folder) => manifestIn(repository, folder) !== undefined);
}
