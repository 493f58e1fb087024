const LONGEST_PATTERN = 256;

/**
 * True for a pattern that `matchesPath` understands: repository-relative, `/` between folders, `*` and `?` within a name,
 * `**` for any depth. Braces, brackets, `!`, backslashes, `..` and absolute paths are not.
 */
export function isPathPattern(text: string): boolean {
  if (text === "" || text.length > LONGEST_PATTERN || /[\\{}[\]!]/.test(text) || /^[A-Za-z]:/.test(text))
    return false;
  return text.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Whether a repository-relative POSIX path fits a pattern. Case and leading dots are ordinary; takes time of path × pattern. */
export function matchesPath(pattern: string, path: string): boolean {
  return matchesSequence(pattern.split("/"), path.split("/"), "**", (part, name) =>
    matchesSequence(
      part.split(""),
      name.split(""),
      "*",
      (wanted, letter) => wanted === "?" || wanted === letter,
    ),
  );
}

/** Greedy match with one point of return: the last `star` may always swallow one item more. */
function matchesSequence(
  wanted: readonly string[],
  items: readonly string[],
  star: string,
  fits: (wanted: string, item: string) => boolean,
): boolean {
  let [position, next, starAt, resumeAt] = [0, 0, -1, 0];
  while (position < items.length) {
    const part = wanted[next];
    if (part === star) {
      [starAt, resumeAt] = [next, position];
      next += 1;
    } else if (part !== undefined && fits(part, items[position] ?? "")) {
      [position, next] = [position + 1, next + 1];
    } else if (starAt >= 0) {
      resumeAt += 1;
      [position, next] = [resumeAt, starAt + 1];
    } else return false;
  }
  return wanted.slice(next).every((part) => part === star);
}
