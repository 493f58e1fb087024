import { isAbsolute, relative, sep } from "node:path";

/** Whether an absolute path is that folder or lies below it. Says nothing about links on the way. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
