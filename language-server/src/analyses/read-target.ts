import { join } from "node:path";
import type { OpenDocuments } from "../documents/open-documents.ts";
import type { Settings } from "../protocol/settings.ts";
import type { ReadTarget } from "../reader/reader-methods.ts";
import { HostError } from "../worker/host-error.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import type { Folder, Folders } from "../workspace/folders.ts";

/** What tells the folder that a log is of. */
export interface TargetHints {
  /** URI of the folder itself. */
  folder?: string | undefined;
  /** Absolute path of the folder that it was printed in. */
  directory?: string | undefined;
  /** URI of the log. */
  uri?: string | undefined;
}

export interface TargetNeeds {
  documents: OpenDocuments;
  folders: Folders;
  settings: () => Settings;
}

/** Where a log is to be placed. Throws where a folder is named that is none. */
export function readTarget(
  { documents, folders, settings }: TargetNeeds,
  { folder, directory, uri }: TargetHints,
): ReadTarget {
  const decided =
    folder === undefined ? hintedFolder(folders, [directory, uri]) : namedFolder(folders, folder);
  const others = folders.all.filter((each) => each.path !== decided?.path);
  const looked = decided === undefined ? others : [decided, ...others];
  return {
    folders: looked.map(({ path }) => path),
    decided: decided !== undefined,
    most: settings().maxProblems,
    unsaved: looked.flatMap((each) => documents.below(each)),
    checkouts: placedCheckouts(folders, settings().checkouts),
    ...(directory === undefined ? {} : { directory }),
  };
}

/** With absolute paths; those that lead out of the workspace are left out. */
export function placedCheckouts(folders: Folders, checkouts: Settings["checkouts"]): Settings["checkouts"] {
  return checkouts.flatMap(({ from, to }) => {
    const path = to.startsWith("file:") ? uriToPath(to) : undefined;
    const paths = path === undefined ? folders.all.map((folder) => join(folder.path, to)) : [path];
    return paths.filter((each) => folderAt(folders, each) !== undefined).map((each) => ({ from, to: each }));
  });
}

function namedFolder(folders: Folders, uri: string): Folder {
  const folder = folderAt(folders, uriToPath(uri));
  if (folder === undefined) throw new HostError({ message: `${uri} is no folder of the workspace.` });
  return folder;
}

function hintedFolder(folders: Folders, hints: readonly (string | undefined)[]): Folder | undefined {
  const paths = hints.map((hint) => (hint?.startsWith("file:") === true ? uriToPath(hint) : hint));
  return paths.map((path) => folderAt(folders, path)).find((folder) => folder !== undefined);
}

function folderAt(folders: Folders, path: string | undefined): Folder | undefined {
  return path === undefined ? undefined : (folders.byPath(path) ?? folders.holding(path));
}
