import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { renamedOnce } from "./told-keys.ts";

const CONFIDENCE = 0.7;
const MOST_LENGTH = 2000;
const MOST_KEYS = 8;
const MOST_FILES = 3000;
/** `Value {"names":["a"]} should NOT have additional properties` */
const KEY = /"(?<key>[A-Za-z_$][\w$]{2,60})":/g;

/**
 * `namesName: { type: "array" }` in a script that reads `options.names`, where the failure shows an object that has `names`: nothing
 * else is called by the longer name, and no key of the script by the other one.
 */
export function refusedKeys(
  { message }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
): Candidate[] {
  const told = [...message.slice(0, MOST_LENGTH).matchAll(KEY)].map(({ groups }) => groups?.["key"] ?? "");
  const keys = [...new Set(told)].slice(0, MOST_KEYS);
  if (keys.length === 0) return [];
  const scripts = repository.files
    .filter((file) => isSourceFile(file) && isJavaScriptFile(file) && !isTestFile(file))
    .slice(0, MOST_FILES)
    .map((file) => repository.read(file)?.text ?? "");
  const pairs = keys.flatMap((to) =>
    scripts.flatMap((text) => longerIn(text, to).map((from) => ({ from, to }))),
  );
  const unique = [...new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair])).values()];
  const found = unique.flatMap((pair) => renamedOnce(engine, repository, pair));
  return found.length === 1 ? found.map((candidate) => ({ ...candidate, confidence: CONFIDENCE })) : [];
}

/** The keys of a script that have a word more than a name which the script reads as a member, and has as no key. */
function longerIn(text: string, name: string): string[] {
  const bare = name.replaceAll("$", String.raw`\$`);
  const isRead = new RegExp(String.raw`\.${bare}(?![\w$])`).test(text);
  const isKey = new RegExp(String.raw`(?<![\w$.])["']?${bare}["']?\s{0,9}:`).test(text);
  if (!isRead || isKey) return [];
  return [
    ...text.matchAll(new RegExp(String.raw`(?<![\w$.])${bare}[A-Z][a-z]\w{0,40}(?=\s{0,9}:)`, "g")),
  ].map(([key]) => key);
}
