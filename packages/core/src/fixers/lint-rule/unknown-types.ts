import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** Rules that ask the types, and misjudge where the compiler knows none. */
const RESTS_ON_TYPES =
  /(?:^|[/(])(?:await-thenable|no-(?:base-to-string|confusing-void|meaningless-void|redundant-type|unnecessary-|unsafe-)[\w-]*|non-nullable-type-assertion-style|prefer-(?:nullish-coalescing|optional-chain)|require-await|restrict-[\w-]+|strict-boolean-expressions|unbound-method)\)?$/;
/** Names, members and modules that are not there, so that nothing is known of what they give. */
const GIVES_NO_TYPE = /^TS(?:2304|2305|2307|2339|2503|2551|2552|2614|2724)$/;

/** Whether a rule of a linter asks the types of what it complains of. */
export function restsOnTypes(rule: string): boolean {
  return RESTS_ON_TYPES.test(rule);
}

/** Whether a compile error leaves the type of something unknown. */
export function givesNoType(code: string): boolean {
  return GIVES_NO_TYPE.test(code);
}

/** Whether the compiler does not know some types of a file, so that what rests on types is not to be believed there. */
export function hasUnknownTypes(
  repository: VirtualRepository,
  engine: TypeScriptEngine,
  file: string,
): boolean {
  return (
    engine.knows(repository, file) &&
    engine.diagnostics(repository, [file]).some(({ code }) => givesNoType(code))
  );
}
