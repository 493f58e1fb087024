import { isProtected } from "@hephaestus/core";
import type { RemoteFile } from "./forge.ts";
import type { ReportedFix } from "./run-report.ts";

export interface FixPolicy {
  /** Path patterns of files that no fix may touch. */
  protectedPaths: readonly string[];
  maxFiles: number;
  maxBytes: number;
}

/** Regular files; what else git keeps is none that a fix edits. */
const FILE_MODES = new Set(["100644", "100755"]);
/** Folders that no fix writes to, whatever a configuration says. */
const NEVER = [".git", ".github", ".hephaestus", "node_modules"];

/** Whether a file is one that a fix may edit, and no link or submodule. */
export function isRegular({ mode }: RemoteFile): boolean {
  return FILE_MODES.has(mode);
}

/** The first reason to refuse a fix for its size or the places it names, in a sentence; undefined where there is none. */
export function refuseShape({ files }: ReportedFix, policy: FixPolicy): string | undefined {
  if (files.length === 0) return "The fix changes nothing.";
  if (files.length > policy.maxFiles)
    return `The fix changes ${files.length} files; ${policy.maxFiles} are allowed.`;
  if (new Set(files.map(({ path }) => path)).size < files.length) return "The fix names a file twice.";
  const bytes = files.reduce((sum, { after }) => sum + Buffer.byteLength(after), 0);
  if (bytes > policy.maxBytes) return `The fix writes ${bytes} bytes; ${policy.maxBytes} are allowed.`;
  return files.map(({ path }) => refusePath(path, policy)).find((reason) => reason !== undefined);
}

function refusePath(path: string, { protectedPaths }: FixPolicy): string | undefined {
  if (!isPlainPath(path)) return `${JSON.stringify(path)} is no path inside the repository.`;
  return isProtected(path, protectedPaths)
    ? `${path} is protected: a fix of it is left to people.`
    : undefined;
}

/** Why a fix does not fit the commit it is for; undefined where it does. */
export function refuseFiles(
  { files }: ReportedFix,
  tree: ReadonlyMap<string, RemoteFile>,
): string | undefined {
  return files.map((file) => refuseFile(file, tree)).find((reason) => reason !== undefined);
}

function refuseFile(
  { path, before }: ReportedFix["files"][number],
  tree: ReadonlyMap<string, RemoteFile>,
): string | undefined {
  const file = tree.get(path);
  if (file === undefined) return `${path} is not in the commit that was analysed.`;
  if (!isRegular(file)) return `${path} is not a regular file.`;
  return file.sha === before ? undefined : `${path} is not what was analysed.`;
}

function isPlainPath(path: string): boolean {
  if (path.includes("\\") || /\p{Cc}|\p{Cf}/u.test(path) || path.includes(":")) return false;
  const parts = path.split("/");
  return parts.every(
    (part) => part !== "" && part !== "." && part !== ".." && !NEVER.includes(part.toLowerCase()),
  );
}
