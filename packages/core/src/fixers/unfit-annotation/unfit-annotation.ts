import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { candidatesFrom, errorSite, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { abstractBody } from "./abstract-body.ts";
import { caughtAnnotation } from "./caught-annotation.ts";
import { exactOptional } from "./exact-optional.ts";
import { generatorType } from "./generator-type.ts";
import { keyConstraint } from "./key-constraint.ts";
import { missingArguments } from "./missing-arguments.ts";
import { needlessAnnotation } from "./needless-annotation.ts";
import { openConstraint } from "./open-constraint.ts";
import { otherArgument } from "./other-argument.ts";
import { readonlyCopy } from "./readonly-copy.ts";
import { readonlyField } from "./readonly-field.ts";
import { readonlyLocal } from "./readonly-local.ts";
import { restBrackets } from "./rest-brackets.ts";
import { timerType } from "./timer-type.ts";

const ANSWERS: Readonly<Record<string, (site: ErrorSite) => Answer[]>> = {
  /** `Catch clause variable type annotation must be 'any' or 'unknown' if specified.` */
  TS1196: caughtAnnotation,
  /** `Method 'render' cannot have an implementation because it is marked abstract.` */
  TS1245: abstractBody,
  /** `Generic type 'Promise<T>' requires 1 type argument(s).` */
  TS2314: missingArguments,
  /** `Type 'Timeout' is not assignable to type 'number'.` */
  TS2322: (site) => [...timerType(site), ...generatorType(site)],
  /** `Property 'push' does not exist on type 'readonly number[]'.`, `Property 'length' does not exist on type 'T'.` */
  TS2339: missingMember,
  /** `Argument of type 'Timeout' is not assignable to parameter of type 'number'.` */
  TS2345: timerType,
  /** `Type 'AsyncGenerator<any, any, unknown>' is missing the following properties from type 'Promise<string>': …` */
  TS2739: generatorType,
  /** `Type 'K' cannot be used to index type 'T'.` */
  TS2536: keyConstraint,
  /** `A rest parameter must be of an array type.` */
  TS2370: restBrackets,
  /** `Cannot assign to 'x' because it is a read-only property.` */
  TS2540: (site) => [...readonlyLocal(site), ...readonlyField(site)],
  /** `Index signature in type 'readonly string[]' only permits reading.` */
  TS2542: readonlyLocal,
};

/** `Type '…' is not assignable to type 'Options' with 'exactOptionalPropertyTypes: true'.`, as a value and as an argument. */
const EXACT: ReadonlySet<string> = new Set(["TS2375", "TS2379"]);

/** A value is given where one of another type is asked. */
const GIVEN: ReadonlySet<string> = new Set(["TS2322", "TS2345", "TS2769"]);

/** Annotations that cannot be meant as they stand: of what is caught, of timers, of rest parameters, of lists that are filled, of nothing. */
export const unfitAnnotation: Fixer = {
  id: "unfit-annotation",
  title: "annotations that say too little or too much",
  handles: ({ code = "" }) => Object.hasOwn(ANSWERS, code) || EXACT.has(code) || GIVEN.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const { code } = site.diagnostic;
  if (EXACT.has(code)) return exactOptional(site).map((one) => ({ ...one, origin: unfitAnnotation.id }));
  const elsewhere = GIVEN.has(code) ? otherArgument(site) : [];
  return [
    ...candidatesFrom(unfitAnnotation.id, site, ANSWERS[code]?.(site) ?? []),
    ...candidatesFrom(unfitAnnotation.id, site, GIVEN.has(code) ? needlessAnnotation(site) : []),
    ...elsewhere.map((one) => ({ ...one, origin: unfitAnnotation.id })),
  ];
}

function missingMember(site: ErrorSite): Answer[] {
  const local = readonlyLocal(site);
  return local.length > 0 ? local : [...readonlyCopy(site), ...openConstraint(site)];
}
