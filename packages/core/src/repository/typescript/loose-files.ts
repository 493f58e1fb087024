import { posix } from "node:path";
import { isSourceFile } from "../source-file.ts";
import type { ConfigFiles } from "./config-files.ts";
import { foldersAbove } from "./folders-above.ts";

/** The source files that no tsconfig includes, in groups that are checked together: those with the same nearest tsconfig. */
export interface LooseFiles {
  /** The group of a file, whether it belongs to it or not. */
  groupOf(file: string): LooseGroup;
  /** The groups with files that may import this one: its own and those further up. */
  groupsAround(file: string): LooseGroup[];
}

export interface LooseGroup {
  key: string;
  files(): readonly string[];
}

/** Configurations of tools import nothing of the project, but much of the tools. */
const TOOL_CONFIG = /\.config\.[cm]?[jt]s$/;

export function createLooseFiles(
  sources: readonly string[],
  configs: ConfigFiles,
  isIncluded: (config: string, file: string) => boolean,
): LooseFiles {
  const groups = Map.groupBy(sources.filter(isSourceFile), (file) => keyOf(file));
  const members = new Map<string, readonly string[]>();

  function keyOf(file: string): string {
    const folder = configs.folderOf(file) ?? "";
    return TOOL_CONFIG.test(posix.basename(file)) ? `tools:${folder}` : `loose:${folder}`;
  }

  function membersOf(key: string): readonly string[] {
    const found =
      members.get(key) ??
      (groups.get(key) ?? []).filter(
        (file) => !configs.above(file).some((config) => isIncluded(config, file)),
      );
    members.set(key, found);
    return found;
  }

  const group = (key: string): LooseGroup => ({ key, files: () => membersOf(key) });
  return {
    groupOf: (file) => group(keyOf(file)),
    groupsAround: (file) => ["", ...foldersAbove(file)].map((folder) => group(`loose:${folder}`)),
  };
}
