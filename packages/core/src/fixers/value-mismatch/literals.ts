import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { nearestLiterals, quoted, textsOf } from "../type-error/nearest-literals.ts";
import { primitiveOf } from "../type-error/types.ts";
import { written } from "./written.ts";

const ALIKE_CONFIDENCE = 0.92;
const SHORTENED_CONFIDENCE = 0.6;
/** `date` is cut short of `datetime`, and is something else. */
const CUT_CONFIDENCE = 0.28;
const MEMBER_CONFIDENCE = 0.9;
const UNQUOTED_CONFIDENCE = 0.85;
const QUOTED_CONFIDENCE = 0.4;
const SHORTEST = 3;

/** A literal that is misspelt, an enum's member written as its value, a number or truth in quotes. */
export function literals(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { value, target } = mismatch;
  const { ts: compiler } = site;
  if (compiler.isNumericLiteral(value))
    return primitiveOf(site, site.checker.getNonNullableType(target)) === "string"
      ? [quotedNumber(site, mismatch, value.text)]
      : enumMembers(site, mismatch, Number(value.text));
  if (!compiler.isStringLiteralLike(value)) return [];
  const nearest = nearestLiterals(target, value);
  return [
    ...(nearest.length === 0 ? shortenedLiteral(mismatch, value) : []),
    ...enumMembers(site, mismatch, value.text),
    ...unquoted(site, mismatch, value.text),
    ...nearest.map(({ text, likeness }) =>
      written(mismatch, quoted(value, text), {
        confidence: ALIKE_CONFIDENCE * likeness,
        rationale: `\`${text}\` is nearly what is written, and asked`,
      }),
    ),
  ];
}

/** `"warn"` for `"warning"`, where nothing else that is asked begins so. */
function shortenedLiteral(mismatch: Mismatch, value: ts.StringLiteralLike): Answer[] {
  const { text } = value;
  const asked = textsOf(mismatch.target).filter((other) => other.startsWith(text) || text.startsWith(other));
  const [only, ...others] = asked;
  const cut = only === undefined ? "" : [text, only].toSorted((a, b) => a.length - b.length)[0];
  if (only === undefined || others.length > 0 || (cut?.length ?? 0) < SHORTEST) return [];
  const isInflected = /^(?:ing|ed|d)$/.test(only.slice(text.length) + text.slice(only.length));
  return [
    written(mismatch, quoted(value, only), {
      confidence: isInflected ? SHORTENED_CONFIDENCE : CUT_CONFIDENCE,
      rationale: `\`${only}\` is asked, and begins so`,
    }),
  ];
}

/** In JSX a text stands without braces. */
function quotedNumber({ ts: compiler }: ErrorSite, mismatch: Mismatch, text: string): Answer {
  const { parent } = mismatch.value;
  const answer = written(mismatch, `"${text}"`, {
    confidence: QUOTED_CONFIDENCE,
    rationale: "text is asked",
  });
  return compiler.isJsxExpression(parent) ? { ...answer, edits: [replaced(parent, `"${text}"`)] } : answer;
}

function enumMembers(
  { ts: compiler, checker }: ErrorSite,
  mismatch: Mismatch,
  text: string | number,
): Answer[] {
  const { target, value } = mismatch;
  const parts = target.isUnion() ? target.types : [target];
  return parts.flatMap((part) => {
    const isMember = (part.flags & compiler.TypeFlags.EnumLiteral) !== 0;
    const isAsked = (part.isStringLiteral() || part.isNumberLiteral()) && part.value === text;
    const symbol = part.getSymbol();
    if (!isMember || !isAsked || symbol === undefined) return [];
    const name = checker.symbolToString(symbol, value, compiler.SymbolFlags.EnumMember);
    return [
      written(mismatch, name, {
        confidence: MEMBER_CONFIDENCE,
        rationale: "a member of the enum has this value",
      }),
    ];
  });
}

/** In JSX a number stands in braces. */
function unquoted(site: ErrorSite, mismatch: Mismatch, text: string): Answer[] {
  const kind = primitiveOf(site, site.checker.getNonNullableType(mismatch.target));
  const isNumber = kind === "number" && /^-?\d+(?:\.\d+)?$/.test(text);
  const isTruth = kind === "boolean" && /^(?:true|false)$/.test(text);
  return isNumber || isTruth
    ? [
        written(mismatch, site.ts.isJsxAttribute(mismatch.value.parent) ? `{${text}}` : text, {
          confidence: UNQUOTED_CONFIDENCE,
          rationale: `a ${kind} is asked`,
        }),
      ]
    : [];
}
