import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { quoteOf } from "../quote-of.ts";
import { written } from "./written.ts";

/** Nothing but the words tells which is meant. */
const CONFIDENCE = 0.28;
const YES = new Set([
  "always",
  "yes",
  "on",
  "true",
  "all",
  "enabled",
  "enable",
  "full",
  "active",
  "required",
]);
const NO = new Set([
  "never",
  "no",
  "off",
  "false",
  "none",
  "disabled",
  "disable",
  "inactive",
  "hidden",
  "optional",
]);

/** `"always"` for `true`, where a flag became one of several texts and one alone says yes. */
export function flagWords({ ts: compiler, checker }: ErrorSite, mismatch: Mismatch): Answer[] {
  const { value, target } = mismatch;
  const isTrue = value.kind === compiler.SyntaxKind.TrueKeyword;
  if (!isTrue && value.kind !== compiler.SyntaxKind.FalseKeyword) return [];
  const asked = checker.getNonNullableType(target);
  const parts = asked.isUnion() ? asked.types : [asked];
  const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  if (texts.length < 2 || texts.length < parts.length) return [];
  const said = texts.filter((text) => (isTrue ? YES : NO).has(text.toLowerCase()));
  const [only, ...others] = said.length > 0 ? said : onlyOther(texts, isTrue ? NO : YES);
  if (only === undefined || others.length > 0) return [];
  const quote = isInJsx(compiler, value) ? '"' : quoteOf(value.getSourceFile().text);
  return [
    written(mismatch, `${quote}${only}${quote}`, {
      confidence: CONFIDENCE,
      rationale: `of what is asked, \`${only}\` says ${isTrue ? "yes" : "no"}`,
    }),
  ];
}

/** Of two, the one that does not say the contrary. */
function onlyOther(texts: readonly string[], contrary: ReadonlySet<string>): string[] {
  const others = texts.filter((text) => !contrary.has(text.toLowerCase()));
  return texts.length === 2 && others.length === 1 ? others : [];
}

function isInJsx(compiler: typeof ts, { parent }: ts.Expression): boolean {
  return compiler.isJsxExpression(parent);
}
