import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { knownTexts } from "../type-error/known-texts.ts";
import { textsOf } from "../type-error/nearest-literals.ts";

/** Whether a text that a value is known to have, by where it is made or by its type, makes no number: "15 %", "1,200", an empty one. */
export function isOtherThanNumber(site: ErrorSite, value: ts.Expression): boolean {
  const texts = [...knownTexts(site, value), ...textsOf(site.checker.getTypeAtLocation(value))];
  return texts.some((text) => text.trim() === "" || Number.isNaN(Number(text)));
}
