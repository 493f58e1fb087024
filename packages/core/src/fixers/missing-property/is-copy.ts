import type { ErrorSite } from "../type-error/error-site.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";
import type { Literal, Value } from "./literal.ts";

/** Whether an empty literal would get every member of one variable, and nothing else: who wants these gives the variable. */
export function isCopy(site: ErrorSite, literal: Literal, values: readonly Value[]): boolean {
  const [owner = ""] = values[0]?.text.split(".") ?? [];
  if (literal.properties.length > 0 || !values.every(({ name, text }) => text === `${owner}.${name}`))
    return false;
  const variable = variablesInScope(site, literal).find(({ text }) => text === owner);
  return variable?.type.getProperties().length === values.length;
}
