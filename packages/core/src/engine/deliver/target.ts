import { constants } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { systemCode, type DeliveryFileSystem } from "./file-system.ts";

/** A file that may be replaced: inside the workspace, regular, writable. */
export interface Target {
  /** The path as it was asked for. */
  file: string;
  /** Absolute and real: no link on the way. */
  path: string;
  mode: number;
  uid: number;
  gid: number;
}

/** Folders whose content can run commands or is not the user's source: no fix and no journal ever writes there. */
const FORBIDDEN_FOLDERS = new Set([".git", ".hephaestus", "node_modules"]);

/**
 * Finds the real file behind a repository-relative POSIX path. `root` is the workspace's real path.
 * Throws `file-changed` for a file that is gone, `file-unwritable` for one that must not or cannot be written.
 */
export async function findTarget(
  root: string,
  file: string,
  fileSystem: DeliveryFileSystem,
): Promise<Target> {
  if (!isPlainPath(file)) throw refused(file, "is no path inside the workspace");
  const path = await realPath(join(root, file), file, fileSystem);
  const inside = root.endsWith(sep) ? root : root + sep;
  if (!path.startsWith(inside)) throw refused(file, "leads outside the workspace");
  const folders = [...file.split("/"), ...path.slice(inside.length).split(sep)];
  if (folders.some((folder) => isForbidden(folder)))
    throw refused(file, "is not source code of the workspace");
  const status = await fileSystem.lstat(path);
  if (!status.isFile()) throw refused(file, "is not a file");
  if (!(await isWritable(path, status.mode, fileSystem))) throw refused(file, "is read-only");
  return { file, path, mode: status.mode & 0o7777, uid: status.uid, gid: status.gid };
}

/**
 * The place of a file that is to be made or deleted, in a folder that is there. Refuses what `findTarget` refuses; whether a
 * file is there is not looked at.
 */
export async function findNewTarget(
  root: string,
  file: string,
  fileSystem: DeliveryFileSystem,
): Promise<Target> {
  if (!isPlainPath(file)) throw refused(file, "is no path inside the workspace");
  const name = posix.basename(file);
  const folder = await realPath(join(root, posix.dirname(file)), file, fileSystem);
  const inside = root.endsWith(sep) ? root : root + sep;
  if (folder !== root && !folder.startsWith(inside)) throw refused(file, "leads outside the workspace");
  const folders = [...file.split("/"), ...folder.slice(inside.length).split(sep)];
  if (folders.some((part) => isForbidden(part))) throw refused(file, "is not source code of the workspace");
  const { mode, uid, gid } = await fileSystem.lstat(folder);
  if (!(await isWritable(folder, mode, fileSystem)))
    throw refused(file, "lies in a folder that is read-only");
  return { file, path: join(folder, name), mode: mode & 0o666, uid, gid };
}

function isPlainPath(file: string): boolean {
  if (file.includes("\0") || (sep === "\\" && /[\\:]/.test(file))) return false;
  return file.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** Format characters are left out since some file systems overlook them in a name. */
function isForbidden(folder: string): boolean {
  return FORBIDDEN_FOLDERS.has(folder.replaceAll(/\p{Cf}/gu, "").toLowerCase());
}

async function realPath(path: string, file: string, fileSystem: DeliveryFileSystem): Promise<string> {
  try {
    return await fileSystem.realpath(path);
  } catch (cause) {
    if (systemCode(cause) !== "ENOENT" && systemCode(cause) !== "ENOTDIR")
      throw refused(file, "cannot be reached", cause);
    throw new HephaestusError("file-changed", `${file} is gone since it was read`, {
      hint: "Run the analysis again.",
      cause,
    });
  }
}

/** The mode is looked at too: the root user may write a file that its owner protected. */
async function isWritable(path: string, mode: number, fileSystem: DeliveryFileSystem): Promise<boolean> {
  if ((mode & 0o222) === 0) return false;
  try {
    await fileSystem.access(path, constants.W_OK);
    await fileSystem.access(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function refused(file: string, why: string, cause?: unknown): HephaestusError {
  return new HephaestusError("file-unwritable", `${file} ${why}`, { hint: "Nothing was changed.", cause });
}
