import type { ts } from "ts-morph";
import { quoteOf } from "../quote-of.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { primitiveOf } from "../type-error/types.ts";

/** What is to stand in the new place, nothing tells. */
const CONFIDENCE = 0.2;

/** `[0, 0, 0]` for `[0, 0]`, where a tuple of three is asked. */
export function placeOfTuple(site: ErrorSite, { value, target }: Mismatch): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const isTuple = (type: ts.Type): type is ts.TupleTypeReference => checker.isTupleType(type);
  if (!compiler.isArrayLiteralExpression(value) || !isTuple(target)) return [];
  const { elements } = value;
  const last = elements.at(-1);
  const wanted = checker.getTypeArguments(target).slice(elements.length, target.target.minLength);
  if (last === undefined || wanted.length === 0 || elements.some(compiler.isSpreadElement)) return [];
  const quote = quoteOf(sourceFile.text);
  const empty: Readonly<Record<string, string>> = {
    string: quote + quote,
    number: "0",
    boolean: "false",
  };
  const texts = wanted.map((type) => empty[primitiveOf(site, type) ?? ""]);
  if (texts.some((text) => text === undefined)) return [];
  return [
    {
      title: `Add \`${texts.join(", ")}\``,
      edits: [inserted(last.getEnd(), `, ${texts.join(", ")}`)],
      rationale: "there are more places than values",
      confidence: CONFIDENCE,
    },
  ];
}
