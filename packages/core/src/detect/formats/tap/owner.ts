import type { PathClaim } from "../format.ts";

const FILE = /\.\w{1,5}$/;
const SEPARATOR = " > ";
/** What AVA writes like a test about a file. */
const EXITED = /^(\S+) exited with a non-zero exit code: \d{1,9}$/;
const EMPTY = /^No tests found in (\S+), make sure to import /;

/** Whose failure a line tells: a test's, or that of the file it stands in. */
export interface Owner {
  test?: string;
  file?: PathClaim;
  /** Whether it only says that something else failed. */
  isConsequence?: true;
}

/**
 * Splits the names of the subtests and of a test: the first may be the file. Vitest's flat stream writes all into one,
 * `test/cart.test.ts > total > counts quantities`.
 */
export function ownerOf(names: readonly string[]): Owner {
  const [first = "", ...inner] = names.length === 1 ? (names[0]?.split(SEPARATOR) ?? []) : names;
  const exited = EXITED.exec(first)?.[1];
  if (exited !== undefined) return { file: { path: exited, line: 1 }, isConsequence: true };
  const empty = EMPTY.exec(first)?.[1];
  if (empty !== undefined) return { file: { path: empty, line: 1 } };
  if (!isFile(first)) return { test: names.join(SEPARATOR) };
  const file = { path: first, line: 1 };
  return inner.length === 0 ? { file } : { file, test: inner.join(SEPARATOR) };
}

/** Whether a name is that of a test file. */
export function isFile(name: string): boolean {
  return FILE.test(name) && (!name.includes(" ") || /^[\w@.-]+[\\/]/.test(name));
}
