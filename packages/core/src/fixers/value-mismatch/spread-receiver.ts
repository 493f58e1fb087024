import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { argumentsOf, isNamed } from "../type-error/types.ts";
import { isWalkedAs } from "./is-walked-as.ts";

const CONFIDENCE = 0.88;
/** Its keys may be meant, */
const MAP_CONFIDENCE = 0.6;
/** and what takes anything does not tell. */
const ANYTHING_CONFIDENCE = 0.28;
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

/** `[...words].filter(…)` for `words.filter(…)` of a set, `[...users.values()].map(…)` of a map. */
export function spreadReceiver(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name || !OF_LISTS.has(name.getText()))
    return [];
  const { expression: holder, questionDotToken } = access;
  const type = checker.getTypeAtLocation(holder);
  const isMap = isNamed(type, "Map", "ReadonlyMap");
  if (questionDotToken !== undefined || (!isMap && !isNamed(type, ...HOLDERS))) return [];
  const isOfPairs = !isMap || takesPairs(compiler, access.parent);
  const text = `[...${holder.getText()}${isOfPairs ? "" : ".values()"}]`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(holder, text)],
      rationale: `a list has \`${name.getText()}\`, and what it holds can be put in one`,
      confidence: isMap ? confidenceOfMap(site, access, isOfPairs) : CONFIDENCE,
    },
  ];
}

function confidenceOfMap(site: ErrorSite, access: ts.PropertyAccessExpression, isOfPairs: boolean): number {
  const [key, held] = argumentsOf(site, site.checker.getTypeAtLocation(access.expression));
  const isTold = isOfPairs || isWalkedAs(site, access, { held, key });
  return isTold ? MAP_CONFIDENCE : ANYTHING_CONFIDENCE;
}

/** `map.map(([key, value]) => …)` */
function takesPairs(compiler: typeof ts, call: ts.Node): boolean {
  const [taking] = compiler.isCallExpression(call) ? call.arguments : [];
  return (
    taking !== undefined &&
    compiler.isFunctionLike(taking) &&
    taking.parameters.some(({ name }) => compiler.isArrayBindingPattern(name))
  );
}
