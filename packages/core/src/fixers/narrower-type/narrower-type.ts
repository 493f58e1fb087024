import type { ErrorSite, Answer } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import type { Fixer } from "../fixer.ts";
import { knownElement } from "./known-element.ts";
import { knownKeys } from "./known-keys.ts";
import { otherVariant } from "./other-variant.ts";

/** `Property 'value' does not exist on type 'EventTarget'.` */
const ABSENT: ReadonlySet<string> = new Set(["TS2339", "TS2551"]);
/** `Element implicitly has an 'any' type because expression of type 'string' can't be used to index type 'Prices'.` */
const INDEXED = "TS7053";

/** Values of which more is known than their type says: keys of an object, elements of a page, one variant of several. */
export const narrowerType: Fixer = typeErrorFixer({
  id: "narrower-type",
  title: "values whose type is too wide",
  handles: ({ code = "" }) => ABSENT.has(code) || code === INDEXED,
  answers,
});

function answers(site: ErrorSite): Answer[] {
  return site.diagnostic.code === INDEXED ? knownKeys(site) : [...knownElement(site), ...otherVariant(site)];
}
