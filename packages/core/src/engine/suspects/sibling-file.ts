import { posix } from "node:path";

const TEST_WORDS =
  /(?:^(?:test|spec)_)|(?:[._-](?:tests?|spec|specs|e2e|integration|unit))+$|(?:Tests?|Spec|IT)$/g;

/** A name that says nothing but what its folder does. */
const ALL_OF_A_FOLDER = /^(?:index|specs?|tests?)$/;
/** Folders that hold the sources or the tests of what the folder around them is about. */
const PARTS = /^(?:\.|__tests__|lib|source|specs?|src|tests?)$/;

/**
 * What a file is about, by its name: `cart` of `src/cart.ts`, `cart.test.ts`, `test_cart.py`, `CartTest.java`, `cart/index.ts`,
 * `cart/test/index.js`, `cart/src/index.ts`; `index` of `src/index.ts` and `test/index.test.ts`.
 */
function subjectOf(file: string): string {
  const name = posix.basename(file).replace(/\.[^.]+$/, "");
  const bare = name.replace(TEST_WORDS, "");
  if (!ALL_OF_A_FOLDER.test(bare)) return bare;
  return foldersOf(file).findLast((folder) => !PARTS.test(folder)) ?? "index";
}

/** Whether a test file is named after a source file. */
export function isNamedAfter(test: string, source: string): boolean {
  const subject = subjectOf(test).toLowerCase();
  return subject !== "" && subject === subjectOf(source).toLowerCase();
}

/** Those of some files that a test file is named after; of several the ones nearest to it. */
export function namesakesOf(test: string, files: readonly string[]): ReadonlySet<string> {
  const named = files.filter((file) => isNamedAfter(test, file));
  const nearest = Math.min(...named.map((file) => foldersApart(file, test)));
  return new Set(named.filter((file) => foldersApart(file, test) === nearest));
}

/** How many folders are above one of two files and not above the other, by their names: trees of tests mirror those of sources. */
export function foldersApart(a: string, b: string): number {
  const [left, right] = [foldersOf(a), foldersOf(b)];
  return without(left, right).length + without(right, left).length;
}

function foldersOf(file: string): string[] {
  return posix.dirname(file).split("/");
}

function without(folders: readonly string[], others: readonly string[]): string[] {
  return folders.filter((folder) => !others.includes(folder));
}
