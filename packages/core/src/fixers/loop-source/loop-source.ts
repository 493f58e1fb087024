import type { Fixer } from "../fixer.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { heldList } from "./held-list.ts";
import { indexedList } from "./indexed-list.ts";
import { objectMembers } from "./object-members.ts";
import { takenApart } from "./taken-apart.ts";
import { walkedObject } from "./walked-object.ts";

const CODES: ReadonlySet<string> = new Set([
  /** `Type 'Record<string, number>' must have a '[Symbol.iterator]()' method that returns an iterator.` */
  "TS2488",
  "TS2495",
  "TS2569",
  "TS2461",
  /** What a map cannot be made of. */
  "TS2345",
  "TS2769",
  /** `Property 'map' does not exist on type 'Totals'.` */
  "TS2339",
]);

/** What is walked or taken apart is a plain object, an object that holds a list, or a list whose index is taken as well. */
export const loopSource: Fixer = typeErrorFixer({
  id: "loop-source",
  title: "loops over what is no list",
  handles: ({ code = "" }) => CODES.has(code),
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const node = errorNode(site);
  if (site.ts.isVariableDeclaration(node)) return indexedList(site, node);
  const apart = takenApart(site, node);
  if (apart.length > 0) return apart;
  const walked = walkedObject(site, node);
  return walked === undefined ? [] : [...heldList(site, walked), ...objectMembers(site, walked)];
}
