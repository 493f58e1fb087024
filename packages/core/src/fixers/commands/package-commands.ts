import { posix } from "node:path";
import type { SuggestedCommand } from "../../model/command.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { manifestIn } from "./manifest.ts";
import { packageManagerOf, type PackageManagerName } from "./package-manager.ts";
import { shellWord, shellWords } from "./shell-word.ts";

export interface AddedPackage {
  name: string;
  /** A range such as `^4.1.0` or `workspace:*`; the newest where nothing tells. */
  version?: string | undefined;
  isDevelopment: boolean;
}

/** Installs what is declared around a folder. */
export function installCommand(repository: VirtualRepository, folder: string): SuggestedCommand {
  const { name, root } = packageManagerOf(repository, folder);
  return { line: `${name} install`, folder: root, changes: "dependencies" };
}

/** Brings the lock file up to date with what is declared around a folder, in CI too. */
export function lockCommand(repository: VirtualRepository, folder: string): SuggestedCommand {
  const { name, root } = packageManagerOf(repository, folder);
  const line = name === "pnpm" ? "pnpm install --no-frozen-lockfile" : `${name} install`;
  return { line, folder: root, changes: "dependencies" };
}

/** Where packages are added: the package, seen from the folder with the lock file. */
interface Place {
  /** Folder of the package seen from the lock file, as a word of a shell; undefined for the lock file's own. */
  inside: string | undefined;
  /** Name of the package, as a word of a shell. */
  name: string | undefined;
  /** Whether the lock file is that of several packages. */
  isShared: boolean;
  isDevelopment: boolean;
}

const ADD: Readonly<Record<PackageManagerName, (place: Place) => string | undefined>> = {
  npm: ({ inside, isDevelopment }) =>
    joined("npm install", isDevelopment && "--save-dev", inside && `--workspace ${inside}`),
  pnpm: ({ inside, isShared, isDevelopment }) =>
    joined(
      "pnpm",
      inside && `--filter ${inside}`,
      "add",
      inside === undefined && isShared && "--workspace-root",
      isDevelopment && "--save-dev",
    ),
  yarn: ({ inside, name, isDevelopment }) =>
    inside !== undefined && name === undefined
      ? undefined
      : joined("yarn", inside && `workspace ${name}`, "add", isDevelopment && "--dev"),
  bun: ({ isDevelopment }) => joined("bun add", isDevelopment && "--dev"),
};

/** Declares and installs packages for the package of a folder, by its own package manager; undefined for odd names. */
export function addCommand(
  repository: VirtualRepository,
  folder: string,
  packages: readonly AddedPackage[],
): SuggestedCommand | undefined {
  const { name: manager, root } = packageManagerOf(repository, folder);
  const words = shellWords(
    packages.map(({ name, version }) => (version === undefined ? name : `${name}@${version}`)),
  );
  const isDevelopment = packages.every((added) => added.isDevelopment);
  const start = ADD[manager]({ ...placeOf(repository, folder, root), isDevelopment });
  if (words === undefined || start === undefined) return undefined;
  return {
    line: `${start} ${words}`,
    folder: manager === "bun" ? folder : root,
    changes: "dependencies",
  };
}

function placeOf(repository: VirtualRepository, folder: string, root: string): Omit<Place, "isDevelopment"> {
  const inside = posix.relative(root, folder);
  return {
    inside: inside === "" ? undefined : shellWord(`./${inside}`),
    name: shellWord(manifestIn(repository, folder)?.name ?? ""),
    isShared: repository.files.includes(posix.join(root, "pnpm-workspace.yaml")),
  };
}

function joined(...words: readonly (string | false | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== false).join(" ");
}
