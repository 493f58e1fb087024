import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isNamed } from "../type-error/types.ts";

const CONFIDENCE = 0.88;
/** What holds values one after the other, and is no list. */
const HOLDERS = [
  "Set",
  "ReadonlySet",
  "SetIterator",
  "MapIterator",
  "ArrayIterator",
  "IterableIterator",
  "Generator",
  "NodeListOf",
  "HTMLCollectionOf",
  "FileList",
];
/** What is asked of a list as a whole, and changes nothing of what it was made of. */
const OF_LISTS: ReadonlySet<string> = new Set(
  "at concat every filter find findIndex findLast flat flatMap join map reduce reduceRight slice some toReversed toSorted".split(
    " ",
  ),
);

/** `[...words].filter(…)` for `words.filter(…)` of a set. */
export function spreadReceiver(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name || !OF_LISTS.has(name.getText()))
    return [];
  const { expression: holder, questionDotToken } = access;
  if (questionDotToken !== undefined || !isNamed(checker.getTypeAtLocation(holder), ...HOLDERS)) return [];
  const text = `[...${holder.getText()}]`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(holder, text)],
      rationale: `a list has \`${name.getText()}\`, and what it holds can be put in one`,
      confidence: CONFIDENCE,
    },
  ];
}
