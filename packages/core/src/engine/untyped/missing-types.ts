import { errorSite } from "../../fixers/type-error/error-site.ts";
import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { addEffect, type Causes } from "../causes.ts";
import type { EngineParts } from "../engine-parts.ts";
import { fixerContext } from "../fixer-context.ts";
import { JSX_TYPES, untypedOrigin } from "./untyped-origin.ts";

/** A module that was not found, or that has no types: all that comes from it is `any`. */
const MODULE_CODE = /^TS(?:2307|2580|2591|2792|2875|7016)$/;
const MODULE =
  /(?:[Cc]annot find (?:module|name)|declaration file for module|requires the module path) '([^'\n]{1,200})'/;
/** What is said of parameters that `any` gives no type to. */
const UNTYPED_CODE = /^TS(?:7006|7019|7031)$/;
/** `JSX element implicitly has type 'any' because no interface 'JSX.IntrinsicElements' exists.` */
const UNTYPED_TAG = "TS7026";
/** Modules that bring the types of JSX. */
const BRINGS_JSX = /^(?:@?[\w./-]+\/)?(?:react|preact|jsx-(?:dev-)?runtime)$/;

/**
 * What follows from modules that are missing or have no types: parameters of functions that are handed to what comes from
 * them, and the tags of JSX. Ids of effects by the id of the module's problem, in the same file where there is one.
 */
export async function causesOfMissingTypes(
  problems: readonly Problem[],
  engine: EngineParts,
): Promise<Causes> {
  const causes: Causes = new Map();
  const located = problems.filter(isLocated);
  const missing = located.filter(({ code = "" }) => MODULE_CODE.test(code));
  for (const problem of located) {
    const origin = await originOf(problem, missing, engine);
    const cause = origin === undefined ? undefined : problemOfModule(origin, problem, missing);
    if (cause !== undefined) addEffect(causes, cause.id, problem.id);
  }
  const tags = located.filter(({ code, id }) => code === UNTYPED_TAG && !isEffect(causes, id));
  for (const tag of tags.slice(1)) if (tags[0] !== undefined) addEffect(causes, tags[0].id, tag.id);
  return causes;
}

async function originOf(
  problem: LocatedProblem,
  missing: readonly LocatedProblem[],
  engine: EngineParts,
): Promise<string | undefined> {
  if (problem.code === UNTYPED_TAG) return JSX_TYPES;
  const { repository } = engine;
  if (missing.length === 0 || repository === undefined || !UNTYPED_CODE.test(problem.code ?? ""))
    return undefined;
  const site = await errorSite(problem, fixerContext(engine, repository));
  return site === undefined ? undefined : untypedOrigin(site);
}

function problemOfModule(
  origin: string,
  { location: { file } }: LocatedProblem,
  missing: readonly LocatedProblem[],
): LocatedProblem | undefined {
  const same = missing.filter(({ message }) => {
    const module = MODULE.exec(message)?.[1];
    return module !== undefined && (origin === JSX_TYPES ? BRINGS_JSX.test(module) : module === origin);
  });
  return same.find(({ location }) => location.file === file) ?? same[0];
}

function isEffect(causes: Causes, id: string): boolean {
  return [...causes.values()].some((effects) => effects.has(id));
}
