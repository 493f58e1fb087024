import { posix } from "node:path";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { manifestIn, type Manifest } from "../commands/manifest.ts";

export interface WorkspacePackage {
  /** `""` for the root. */
  folder: string;
  manifest: Manifest;
}

const MOST_PACKAGES = 500;

/** Every package.json of a repository. */
export function workspacePackages(repository: VirtualRepository): WorkspacePackage[] {
  const folders = repository.files
    .filter((file) => posix.basename(file) === "package.json")
    .slice(0, MOST_PACKAGES)
    .map((file) => (file === "package.json" ? "" : posix.dirname(file)));
  return folders.flatMap((folder) => {
    const manifest = manifestIn(repository, folder);
    return manifest === undefined ? [] : [{ folder, manifest }];
  });
}
