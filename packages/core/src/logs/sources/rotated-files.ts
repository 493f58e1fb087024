import { open, readdir, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { hasHead, type FileMark } from "./file-mark.ts";

/** A file beside the one that is followed. */
export interface RotatedFile {
  path: string;
  /** When it was written to last, in milliseconds since 1970. */
  modifiedAt: number;
}

const PACKED = /\.(?:gz|bz2|xz|zst|zip|tmp|swp)$|~$/;

/** What a log is called after it was rotated: `app.log.1`, `app.log-20261120`, `app.1.log`, `app-2026-11-20.log`; oldest first. */
export async function rotatedFiles(path: string): Promise<RotatedFile[]> {
  const [folder, name] = [dirname(path), basename(path)];
  const names = await readdir(folder).catch((): string[] => []);
  const found: RotatedFile[] = [];
  for (const each of names.filter((other) => isRotatedName(name, other))) {
    const known = await stat(join(folder, each)).catch(() => undefined);
    if (known?.isFile() !== true) continue;
    found.push({ path: join(folder, each), modifiedAt: known.mtimeMs });
  }
  return found.toSorted((one, other) => one.modifiedAt - other.modifiedAt);
}

/** Opens what begins as the mark says, if it is as long as what was read of it. */
export async function openMarked(
  path: string,
  { head, offset }: Pick<FileMark, "head" | "offset">,
): Promise<FileHandle | undefined> {
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  if ((await handle.stat()).size >= offset && hasHead(handle.fd, head)) return handle;
  await handle.close();
  return undefined;
}

/** Whether a file is one of those that were read, or a copy of what was read of one. */
export async function wasRead(handle: FileHandle, marks: readonly FileMark[]): Promise<boolean> {
  const { dev, ino, size } = await handle.stat();
  for (const mark of marks) {
    const isSame = mark.inode === ino && mark.device === dev;
    if ((isSame || size <= mark.offset) && hasHead(handle.fd, mark.head)) return true;
  }
  return false;
}

function isRotatedName(name: string, other: string): boolean {
  if (other === name || PACKED.test(other)) return false;
  if (other.startsWith(`${name}.`) || other.startsWith(`${name}-`)) return true;
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  return other.endsWith(extension) && other.startsWith(stem) && /^[.-]\d/.test(other.slice(stem.length));
}
