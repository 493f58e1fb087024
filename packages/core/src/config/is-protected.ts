import { matchesPath } from "./path-pattern.ts";

/**
 * Whether no fix may touch this file: a pattern fits it or a folder above it.
 * Case does not count, for file systems where it does not.
 */
export function isProtected(file: string, protectedPaths: readonly string[]): boolean {
  const names = file.toLowerCase().split("/");
  const paths = names.map((_, index) => names.slice(0, index + 1).join("/"));
  return protectedPaths.some((pattern) => paths.some((path) => matchesPath(pattern.toLowerCase(), path)));
}
