import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

const CONFIDENCE = 0.85;

/** `[name, size]` for `[size, name]` where the places of a tuple ask for just these types. */
export function swappedPlaces(site: ErrorSite, { value }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const list = value.parent;
  if (!compiler.isArrayLiteralExpression(list) || list.elements.some(compiler.isSpreadElement)) return [];
  const { elements } = list;
  const wanted = elements.map((element) => checker.getContextualType(element));
  const fits = (element: ts.Expression, target: ts.Type | undefined): boolean => {
    const type = checker.getTypeAtLocation(element);
    const isTold = target !== undefined && isTelling(site, target) && isTelling(site, type);
    return isTold && checker.isTypeAssignableTo(type, target);
  };
  const place = elements.indexOf(value);
  return elements.flatMap((other, index) => {
    const isSwap =
      index !== place &&
      fits(other, wanted[place]) &&
      fits(value, wanted[index]) &&
      !fits(value, wanted[place]) &&
      !fits(other, wanted[index]);
    if (!isSwap) return [];
    return [
      {
        title: `Swap \`${value.getText()}\` and \`${other.getText()}\``,
        edits: [replaced(value, other.getText()), replaced(other, value.getText())],
        rationale: "each is of the type that the other's place asks for",
        confidence: CONFIDENCE,
      },
    ];
  });
}
