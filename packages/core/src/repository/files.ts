import { lstat, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HephaestusError } from "../model/error.ts";
import { readGit } from "./git.ts";
import { isInside } from "./is-inside.ts";
import { walk } from "./walk.ts";

/** More than this is not a workspace but a disk: the rest is left out, and `complete` says so. */
const MAXIMUM_FILES = 200_000;
const MARKERS = ["package.json", "tsconfig.json", "hephaestus.yaml"];
const GITLINK = "160000";
const SYMBOLIC_LINK = "120000";

export interface FileList {
  /** Root-relative POSIX paths, sorted by UTF-16 units. Links are among them only where they lead to a place inside. */
  files: readonly string[];
  /** False when the workspace holds more files than are looked at. */
  complete: boolean;
}

interface ListedFile {
  path: string;
  /** Undefined: not known without a look at the disk. */
  symbolicLink: boolean | undefined;
}

/**
 * The source files of a workspace: what git tracks or would track, or, without git, all that is not in a folder of
 * dependencies or built files. Deleted files, submodules and node_modules are left out.
 * Throws `workspace-not-found` where the root is no folder.
 */
export async function listFiles(root: string, maximum: number = MAXIMUM_FILES): Promise<FileList> {
  const base = await realFolder(root);
  const listed = (await gitFiles(base)) ?? (await walkedFiles(base, maximum));
  const own = listed.filter((file) => !`/${file.path}`.includes("/node_modules/"));
  const files = await readable(base, own.slice(0, maximum));
  return { files: files.toSorted(), complete: own.length <= maximum };
}

/**
 * The real path of the workspace around a folder: the nearest folder upward with a `.git`, else with a package.json,
 * tsconfig.json or hephaestus.yaml, else the folder itself. Throws `workspace-not-found` where there is no such folder.
 */
export async function findWorkspace(folder: string): Promise<string> {
  const start = await realFolder(folder);
  return (await nearest(start, [".git"])) ?? (await nearest(start, MARKERS)) ?? start;
}

async function nearest(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) if (await exists(join(folder, name))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : await nearest(parent, names);
}

async function realFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  if (real !== undefined && (await stat(real)).isDirectory()) return real;
  throw new HephaestusError("workspace-not-found", `there is no folder ${folder}`, {
    hint: "Name the folder of the project with --workspace.",
  });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Undefined also where git knows no file here, as in a folder that the repository around it ignores. */
async function gitFiles(root: string): Promise<ListedFile[] | undefined> {
  const answer = await readGit(root, ["ls-files", "-codstz", "--exclude-standard"]);
  const files = answer === undefined ? [] : parseGitFiles(answer);
  return files.length === 0 ? undefined : files;
}

/** Reads NUL-separated rows such as `H 100644 d00491fd… 0⇥src/a.ts` (tracked), `R …` (deleted) and `? src/new.ts`. */
function parseGitFiles(answer: string): ListedFile[] {
  const files = new Map<string, ListedFile>();
  const deleted = new Set<string>();
  for (const row of answer.split("\0")) {
    const tag = row.slice(0, 1);
    const path = row.slice(tag === "?" ? 2 : row.indexOf("\t") + 1);
    const mode = row.slice(2, 8);
    if (tag === "R") deleted.add(path);
    else if (tag === "?" && !path.endsWith("/")) files.set(path, { path, symbolicLink: undefined });
    else if ((tag === "H" || tag === "M") && mode !== GITLINK)
      files.set(path, { path, symbolicLink: mode === SYMBOLIC_LINK });
  }
  return [...files.values()].filter((file) => !deleted.has(file.path) && !file.path.includes("\uFFFD"));
}

async function walkedFiles(root: string, maximum: number): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for await (const file of walk(root)) {
    files.push(file);
    if (files.length > maximum) break;
  }
  return files;
}

async function readable(root: string, files: readonly ListedFile[]): Promise<string[]> {
  const doubtful = files.filter((file) => file.symbolicLink !== false);
  const answers = await Promise.all(doubtful.map((file) => staysInside(root, file.path)));
  const refused = new Set(doubtful.filter((_, index) => answers[index] !== true).map((file) => file.path));
  return files.map((file) => file.path).filter((path) => !refused.has(path));
}

async function staysInside(root: string, file: string): Promise<boolean> {
  const path = join(root, file);
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined || !status.isSymbolicLink()) return status?.isFile() === true;
  const target = await realpath(path).catch(() => undefined);
  return target !== undefined && isInside(root, target);
}
