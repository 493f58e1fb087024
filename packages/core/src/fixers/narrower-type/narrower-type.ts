import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { candidatesFrom, errorSite, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { fixedPair } from "./fixed-pair.ts";
import { knownElement } from "./known-element.ts";
import { knownKeys } from "./known-keys.ts";
import { otherVariant } from "./other-variant.ts";
import { reducedType } from "./reduced-type.ts";
import { statedType } from "./stated-type.ts";

/** `Property 'value' does not exist on type 'EventTarget'.` */
const ABSENT: ReadonlySet<string> = new Set(["TS2339", "TS2551"]);
/** `Element implicitly has an 'any' type because expression of type 'string' can't be used to index type 'Prices'.` */
const INDEXED = "TS7053";
/** `Argument of type 'Profile' is not assignable to parameter of type 'SetStateAction<null>'.` */
const GIVEN = "TS2345";
/** `No overload matches this call.` */
const OVERLOADED = "TS2769";
/** What one place of a list is, is used as what is at another: `This expression is not callable.` */
const OF_OTHER_PLACE: ReadonlySet<string> = new Set([...ABSENT, GIVEN, "TS2322", "TS2349", "TS2722"]);

/** Values of which more is known than their type says: keys of an object, elements of a page, one variant of several, places of a list. */
export const narrowerType: Fixer = {
  id: "narrower-type",
  title: "values whose type is too wide",
  handles: ({ code = "" }) => OF_OTHER_PLACE.has(code) || code === INDEXED || code === OVERLOADED,
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const { code } = site.diagnostic;
  const pairs = OF_OTHER_PLACE.has(code) ? fixedPair(site) : [];
  return [
    ...candidatesFrom(narrowerType.id, site, answers(site, code)),
    ...pairs.map((one) => ({ ...one, origin: narrowerType.id })),
  ];
}

function answers(site: ErrorSite, code: string): Answer[] {
  const reduced = reducedType(site);
  if (reduced.length > 0) return reduced;
  if (code === INDEXED) return knownKeys(site);
  if (code === GIVEN) return statedType(site);
  return ABSENT.has(code) ? [...knownElement(site), ...otherVariant(site)] : [];
}
