import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { candidatesFrom, errorNode, errorSite } from "../type-error/error-site.ts";
import { boundMember } from "./bound-member.ts";
import { declaredChildren } from "./declared-children.ts";
import { declaredProperty } from "./declared-property.ts";
import { discriminant } from "./discriminant.ts";
import { insideOnlyMember } from "./inside-only-member.ts";
import { keptParameter } from "./kept-parameter.ts";
import { misnamedAttribute } from "./misnamed-attribute.ts";
import { misplacedMember } from "./misplaced-member.ts";
import { missingMembers } from "./missing-members.ts";
import { misspeltImplementation } from "./misspelt-implementation.ts";
import { misspeltOption } from "./misspelt-option.ts";
import { needlessStep } from "./needless-step.ts";
import { nestedPattern } from "./nested-pattern.ts";
import { omittedMember } from "./omitted-member.ts";
import { onlyMissingMember } from "./only-missing-member.ts";
import { onlyOtherMember } from "./only-other-member.ts";
import { otherMember } from "./other-member.ts";
import { publicReader } from "./public-reader.ts";
import { staticMember } from "./static-member.ts";
import { takenProperty } from "./taken-property.ts";
import { unlikeShorthand } from "./unlike-shorthand.ts";
import { wrappedMembers } from "./wrapped-members.ts";

const MISSING: ReadonlySet<string> = new Set(["TS2741", "TS2739", "TS2740", "TS2322", "TS2345", "TS2769"]);
/** A class without a member of its interface, or of its abstract base. */
const CLASS: ReadonlySet<string> = new Set(["TS2420", "TS2515"]);
/** `No overload matches this call.` */
const OVERLOADED = "TS2769";
/** A static member is asked of an instance. */
const STATIC = "TS2576";
/** A private or protected member is asked from outside. */
const HIDDEN: ReadonlySet<string> = new Set(["TS2341", "TS2445"]);
/** There is a member of nearly the name. */
const MISSPELT = "TS2561";
const EXCESS: ReadonlySet<string> = new Set(["TS2353", MISSPELT]);
const ABSENT: ReadonlySet<string> = new Set(["TS2339", "TS2551", "TS2550"]);
/** A name that is nowhere. */
const NOWHERE: ReadonlySet<string> = new Set(["TS2304", "TS2552", "TS18004"]);

/** Members of objects that are missing, too many, or looked for in the wrong place. */
export const missingProperty: Fixer = {
  id: "missing-property",
  title: "missing and excess members of objects",
  handles: ({ code = "" }) =>
    CLASS.has(code) ||
    HIDDEN.has(code) ||
    code === STATIC ||
    MISSING.has(code) ||
    EXCESS.has(code) ||
    ABSENT.has(code) ||
    NOWHERE.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const { code } = site.diagnostic;
  if (code === STATIC) return candidatesFrom(missingProperty.id, site, staticMember(site, errorNode(site)));
  if (HIDDEN.has(code)) return candidatesFrom(missingProperty.id, site, publicReader(site, errorNode(site)));
  if (CLASS.has(code))
    return candidatesFrom(missingProperty.id, site, misspeltImplementation(site, errorNode(site)));
  if (NOWHERE.has(code))
    return candidatesFrom(missingProperty.id, site, takenProperty(site, errorNode(site)));
  if (ABSENT.has(code))
    return [
      ...candidatesFrom(missingProperty.id, site, [
        ...discriminant(site, errorNode(site)),
        ...boundMember(site, errorNode(site)),
        ...otherMember(site, errorNode(site)),
        ...onlyOtherMember(site, errorNode(site)),
        ...nestedPattern(site, errorNode(site)),
        ...needlessStep(site, errorNode(site)),
        ...keptParameter(site, errorNode(site)),
        ...declaredChildren(site, errorNode(site)),
        ...insideOnlyMember(site, errorNode(site)),
      ]),
      ...ownedBy(missingProperty.id, omittedMember(site, errorNode(site))),
    ];
  if (MISSING.has(code))
    return candidatesFrom(missingProperty.id, site, [
      ...missingMembers(site),
      ...misnamedAttribute(site, errorNode(site)),
      ...(code === OVERLOADED ? misspeltOption(site, errorNode(site)) : []),
    ]);
  const node = errorNode(site);
  const renamed = candidatesFrom(missingProperty.id, site, [
    ...unlikeShorthand(site, node),
    ...onlyMissingMember(site, node),
    ...discriminant(site, node),
    ...misplacedMember(site, node),
    ...wrappedMembers(site, node),
  ]);
  if (code === MISSPELT) return renamed;
  const engine = await context.repository.typescript();
  const others = engine.diagnostics(context.repository, [site.diagnostic.file]).map(({ message }) => message);
  const declared = declaredProperty(site, node, others);
  return [...renamed, ...ownedBy(missingProperty.id, declared)];
}

function ownedBy(origin: string, candidates: readonly Omit<Candidate, "origin">[]): Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, origin }));
}
