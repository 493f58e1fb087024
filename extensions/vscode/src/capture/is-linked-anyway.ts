import { isAbsolute, join } from "node:path";

/** What follows a path in a place: `:3:14`, `(3,14)`, `", line 3`. */
const AFTER_PATH = /(?:[:(]\d[\d:,)]*|", line \d+.*)$/;

/** True where an editor makes a link of a place by itself: its path is a file as it stands, in the terminal's folder or at all. */
export function isLinkedAnyway(
  place: string,
  folder: string | undefined,
  exists: (path: string) => boolean,
): boolean {
  const path = place.replace(/^["'(]/, "").replace(AFTER_PATH, "");
  if (path === "" || path.startsWith("file:")) return path !== "";
  if (isAbsolute(path)) return exists(path);
  return folder !== undefined && exists(join(folder, path));
}
