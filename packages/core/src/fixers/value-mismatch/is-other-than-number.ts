import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { knownTexts } from "../type-error/known-texts.ts";

/** Whether a text that a value is known to have makes no number: "15 %", "1,200", an empty one. */
export function isOtherThanNumber(site: ErrorSite, value: ts.Expression): boolean {
  return knownTexts(site, value).some((text) => text.trim() === "" || Number.isNaN(Number(text)));
}
