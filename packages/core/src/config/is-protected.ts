import { matchesPath } from "./path-pattern.ts";

/**
 * Whether no fix may touch this file: a pattern fits it or a folder above it. One that begins with `!` takes back what those
 * before it say. Case does not count, for file systems where it does not.
 */
export function isProtected(file: string, protectedPaths: readonly string[]): boolean {
  const names = file.toLowerCase().split("/");
  const paths = names.map((_, index) => names.slice(0, index + 1).join("/"));
  const last = protectedPaths.findLast((pattern) => {
    const wanted = (isAllowance(pattern) ? pattern.slice(1) : pattern).toLowerCase();
    return paths.some((path) => matchesPath(wanted, path));
  });
  return last !== undefined && !isAllowance(last);
}

function isAllowance(pattern: string): boolean {
  return pattern.startsWith("!");
}
