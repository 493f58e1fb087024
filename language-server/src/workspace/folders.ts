import { relative, sep } from "node:path";
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver/node";
import { documentKey, uriBelow, uriToPath } from "./file-uri.ts";

/** A workspace folder that lies on this machine. */
export interface Folder {
  uri: string;
  path: string;
}

export interface Folders {
  /** Those that can be read, in the editor's order. */
  readonly all: readonly Folder[];
  /** Folders that lie elsewhere, e.g. `vscode-vfs:`. */
  readonly unreadable: readonly string[];
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void;
  /** The innermost folder that holds a path. */
  holding(path: string): Folder | undefined;
  byPath(path: string): Folder | undefined;
}

export function createFolders(initial: readonly WorkspaceFolder[]): Folders {
  let known = [...initial];
  const readable = (): Folder[] =>
    known.flatMap(({ uri }) => {
      const path = uriToPath(uri);
      return path === undefined ? [] : [{ uri, path }];
    });
  return {
    get all() {
      return readable();
    },
    get unreadable() {
      return known.map(({ uri }) => uri).filter((uri) => uriToPath(uri) === undefined);
    },
    change(added, removed) {
      const gone = new Set([...removed, ...added].map(({ uri }) => documentKey(uri)));
      known = [...known.filter(({ uri }) => !gone.has(documentKey(uri))), ...added];
    },
    holding: (path) =>
      readable()
        .filter((folder) => fileIn(folder, path) !== undefined)
        .toSorted((a, b) => b.path.length - a.path.length)[0],
    byPath: (path) => readable().find((folder) => folder.path === path),
  };
}

/** The folders that `initialize` names, in whatever way. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders !== null && workspaceFolders !== undefined && workspaceFolders.length > 0)
    return workspaceFolders;
  if (typeof rootUri === "string" && rootUri !== "") return [{ uri: rootUri, name: rootUri }];
  if (typeof rootPath !== "string" || rootPath === "") return [];
  return [{ uri: uriBelow("file://", rootPath.replaceAll("\\", "/").replace(/^\//, "")), name: rootPath }];
}

/** A path relative to a folder, with `/`; undefined where it is not below. */
export function fileIn({ path: root }: Folder, path: string): string | undefined {
  const below = relative(root, path);
  if (below === "" || below === ".." || below.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(below))
    return undefined;
  return below.split(sep).join("/");
}
