import type { Fixer } from "../fixer.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { caughtValue } from "./caught-value.ts";
import { handedType } from "./handed-type.ts";
import { keyType } from "./key-type.ts";
import { namesakeType } from "./namesake-type.ts";
import { parameterType } from "./parameter-type.ts";
import { recordType } from "./record-type.ts";

const ANSWERS: Readonly<Record<string, (site: ErrorSite, node: ReturnType<typeof errorNode>) => Answer[]>> = {
  TS7006: givenOrNamesakeType,
  TS7031: parameterType,
  TS7053: (site, node) => [...keyType(site, node), ...recordType(site)],
  TS18046: caughtValue,
};

/** Values without a type: parameters get that of their arguments, keys that of their object, caught values are looked at. */
export const implicitAny: Fixer = typeErrorFixer({
  id: "implicit-any",
  title: "values without a type",
  handles: ({ code = "" }) => Object.hasOwn(ANSWERS, code),
  answers: (site) => ANSWERS[site.diagnostic.code]?.(site, errorNode(site)) ?? [],
});

/** What is known of its callers says more than what others are called. */
function givenOrNamesakeType(site: ErrorSite, node: ReturnType<typeof errorNode>): Answer[] {
  const given = parameterType(site, node);
  const handed = given.length > 0 ? [] : handedType(site, node);
  const told = [...given, ...handed];
  return told.length > 0 ? told : namesakeType(site, node);
}
