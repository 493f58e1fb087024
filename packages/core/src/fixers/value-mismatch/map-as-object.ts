import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { argumentsOf, isNamed, primitiveOf } from "../type-error/types.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";

/** `Object.fromEntries(headers)` where an object with any keys is asked, `new Map(Object.entries(headers))` where a map is. */
export function mapAsObject(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return hasFitting(site, mismatch) ? undefined : turned(site, mismatch);
}

/** Beside a variable that fits, that may be meant. */
export function mapBesideObject(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return hasFitting(site, mismatch) ? turned(site, mismatch) : undefined;
}

function hasFitting(site: ErrorSite, { value, target }: Mismatch): boolean {
  return variablesInScope(site, value).some(({ type }) => site.checker.isTypeAssignableTo(type, target));
}

function turned(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const { checker, ts: compiler } = site;
  const asked = checker.getNonNullableType(target);
  const isFromMap = isNamed(source, "Map", "ReadonlyMap");
  if (isFromMap === isNamed(asked, "Map", "ReadonlyMap")) return undefined;
  const [map, object] = isFromMap ? [source, asked] : [asked, source];
  const [key, held] = argumentsOf(site, map);
  const member = checker.getIndexTypeOfType(object, compiler.IndexKind.String);
  if (key === undefined || held === undefined || member === undefined) return undefined;
  const [from, to] = isFromMap ? [held, member] : [member, held];
  if (primitiveOf(site, key) !== "string" || !checker.isTypeAssignableTo(from, to)) return undefined;
  return isFromMap ? `Object.fromEntries(${value.getText()})` : `new Map(Object.entries(${value.getText()}))`;
}
