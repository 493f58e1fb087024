import { posix } from "node:path";

const TEST_WORDS =
  /(?:^(?:test|spec)_)|(?:[._-](?:tests?|spec|specs|e2e|integration|unit))+$|(?:Tests?|Spec|IT)$/g;

/** What a file is about, by its name: `cart` of `src/cart.ts`, `cart.test.ts`, `test_cart.py`, `CartTest.java`. */
function subjectOf(file: string): string {
  const name = posix.basename(file).replace(/\.[^.]+$/, "");
  const bare = name.replace(TEST_WORDS, "");
  return bare === "index" ? posix.basename(posix.dirname(file)) : bare;
}

/** Whether a test file is named after a source file. */
export function isNamedAfter(test: string, source: string): boolean {
  const subject = subjectOf(test).toLowerCase();
  return subject !== "" && subject === subjectOf(source).toLowerCase();
}
