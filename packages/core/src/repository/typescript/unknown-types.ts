import type { TypeDiagnostic } from "./type-checker.ts";

/** A module, a package or its types cannot be found, so what comes from it has no type and hides errors. */
const UNKNOWN_TYPES: ReadonlySet<string> = new Set(["TS2307", "TS2792", "TS7016", "TS2875", "TS2688"]);

/** The first diagnostic that tells that some types are not known; undefined when all are. */
export function unknownTypes(diagnostics: readonly TypeDiagnostic[]): TypeDiagnostic | undefined {
  return diagnostics.find(({ code }) => UNKNOWN_TYPES.has(code));
}
