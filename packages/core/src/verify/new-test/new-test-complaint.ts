import { posix } from "node:path";
import type { FileEdit } from "../../model/edit.ts";
import { isTestFile } from "../../fixers/is-test-file.ts";
import { applyEdits } from "../../model/edit.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { TEST_MODULES } from "./test-runners.ts";

const TEST_NAME = /(?:[._-](?:test|spec)|Test|Spec)\.[cm]?[jt]sx?$/;
const MOST_LINES = 300;

/**
 * Why a new file must not be made, in a sentence that a model can act on; undefined for a test of its own where the project
 * keeps its tests, that calls what it imports, and nothing else. It may import what tests of the project load anyway, and
 * `fixed`, the files of the fix that it tests: to load another file would run it, a script for one. Nothing but such a file
 * is ever made.
 */
export async function newTestComplaint(
  repository: VirtualRepository,
  { file, edits }: FileEdit,
  fixed: readonly string[] = [],
): Promise<string | undefined> {
  const text = applyEdits("", edits);
  if (!canBeMade(repository, { file, edits, created: true }))
    return `${file} cannot be made: it is there, or outside`;
  if (!TEST_NAME.test(file)) return `${file} is not named as a test; only new tests may be made`;
  if (!isWhereTestsAre(file, repository))
    return `the project keeps no tests such as ${file} there; use the name and the folder of one of its tests`;
  if (text.split("\n").length > MOST_LINES) return `it has more than ${MOST_LINES} lines`;
  const engine = await repository.typescript();
  if (engine.syntaxErrors(file, text) > 0) return "it does not parse";
  const [silencer] = engine.silencers(file, text).keys();
  if (silencer !== undefined) return `it has ${silencer}`;
  const kinds = new Set(engine.safeguards(file, text).keys());
  if (!kinds.has("a test")) return "it has no test";
  if (!kinds.has("an assertion")) return "it asserts nothing";
  const isAllowed = (specifier: string): boolean => {
    if (TEST_MODULES.has(specifier)) return true;
    const source = sourceOf(specifier, file, repository.files);
    if (source === undefined) return false;
    return fixed.includes(source) || engine.dependants(repository, [source]).some(isTestFile);
  };
  const reach = engine.outsideReach(file, text, isAllowed);
  return reach === undefined
    ? undefined
    : `${reach}; a test may only import what the change is in, what other tests load, and what tests are written with`;
}

function canBeMade(repository: VirtualRepository, edit: FileEdit): boolean {
  try {
    repository.with([edit]);
    return true;
  } catch {
    return false;
  }
}

/** Beside tests of the same kind; or beside the source that it is named after, where others lie so. */
function isWhereTestsAre(file: string, { files }: VirtualRepository): boolean {
  const suffix = TEST_NAME.exec(file)?.[0] ?? "";
  const folder = posix.dirname(file);
  const tests = files.filter((other) => other.endsWith(suffix));
  if (tests.some((other) => posix.dirname(other) === folder)) return true;
  return hasSource(file, suffix, files) && tests.some((other) => hasSource(other, suffix, files));
}

/** `src/price.ts` for `src/price.test.ts`. */
function hasSource(test: string, suffix: string, files: readonly string[]): boolean {
  const stem = `${test.slice(0, -suffix.length)}.`;
  return files.some((file) => file.startsWith(stem) && !TEST_NAME.test(file));
}

const EXTENSIONS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

/** The source of the workspace that a relative import names, as compilers and bundlers look it up. */
function sourceOf(specifier: string, file: string, files: readonly string[]): string | undefined {
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  const path = posix.join(posix.dirname(file), specifier);
  const written = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const guessed = EXTENSIONS.flatMap((extension) => [`${path}.${extension}`, `${path}/index.${extension}`]);
  return [path, written, ...guessed].find((one) => isSourceFile(one) && files.includes(one));
}
