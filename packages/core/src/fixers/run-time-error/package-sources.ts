import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { declaredVersions, manifestIn, packageFolderOf } from "../commands/manifest.ts";
import { wordsOf } from "../words-of.ts";
import type { Source } from "./import-source.ts";

const MOST_FILES = 3000;
const CALLED_SO = 0.85;
/** `parseRange` of `range-parser`, which nothing asks for any more. */
const OF_ITS_WORDS = 0.7;
const SHORTEST_STEM = 4;

/** The declared package that is called as a name is, parted into words or not, else the only one of its words that no source asks for. */
export function packageSources(repository: VirtualRepository, file: string, name: string): Source[] {
  const folder = packageFolderOf(repository, file);
  const manifest = folder === undefined ? undefined : manifestIn(repository, folder);
  const declared = manifest === undefined ? [] : Object.keys(declaredVersions(manifest));
  const words = wordsOf(name);
  const sameWords = (other: string): boolean => wordsOf(bare(other)).join() === words.join();
  const sameLetters = (other: string): boolean => wordsOf(bare(other)).join("") === words.join("");
  const same = declared.find(sameWords) ?? declared.find(sameLetters);
  if (same !== undefined)
    return isMade(repository, same) ? [] : [{ module: same, form: "default", confidence: CALLED_SO }];
  const related = declared.filter((other) => isOfWords(words, wordsOf(bare(other))));
  const [only, ...others] = related.filter((other) => !isAskedFor(repository, other));
  return only === undefined || others.length > 0
    ? []
    : [{ module: only, form: "default", confidence: OF_ITS_WORDS }];
}

/** `@fastify/merge-json-schemas` without its scope. */
function bare(module: string): string {
  return module.slice(module.indexOf("/") + 1);
}

/** Whether each word of a name is one of a package's, in another form maybe. */
function isOfWords(words: readonly string[], others: readonly string[]): boolean {
  const isLike = (a: string, b: string): boolean =>
    a === b || (Math.min(a.length, b.length) >= SHORTEST_STEM && (a.startsWith(b) || b.startsWith(a)));
  return words.length > 1 && words.every((word) => others.some((other) => isLike(word, other)));
}

function isAskedFor(repository: VirtualRepository, module: string): boolean {
  return hasAny(repository, [`"${module}"`, `'${module}'`, `"${module}/`, `'${module}/`]);
}

/** `require("debug")("shop")`: a variable of its name holds what it makes. */
function isMade(repository: VirtualRepository, module: string): boolean {
  return hasAny(repository, [`require("${module}")(`, `require('${module}')(`]);
}

function hasAny({ files, read }: VirtualRepository, texts: readonly string[]): boolean {
  const sources = files.filter(isSourceFile).slice(0, MOST_FILES);
  return sources.some((file) => texts.some((text) => read(file)?.text.includes(text) === true));
}
