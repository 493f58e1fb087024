import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { primitiveOf } from "../type-error/types.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.7;

/** `userId("2")` for `"2"`, where a text with a mark is asked and one function in sight gives it for a text. */
export function branded(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const { value, source, target } = mismatch;
  const isMarked =
    target.isIntersection() && target.types.some((part) => primitiveOf(site, part) !== undefined);
  if (!isMarked || primitiveOf(site, source) === undefined) return [];
  const inSight = checker
    .getSymbolsInScope(
      value,
      compiler.SymbolFlags.Function | compiler.SymbolFlags.Variable | compiler.SymbolFlags.Alias,
    )
    .filter(({ declarations = [] }) => declarations.some((one) => one.getSourceFile() === sourceFile));
  const makers = inSight.filter((symbol) =>
    checker
      .getTypeOfSymbolAtLocation(symbol, value)
      .getCallSignatures()
      .some((signature) => {
        const [taken, ...others] = signature.parameters;
        return (
          taken !== undefined &&
          others.length === 0 &&
          checker.getReturnTypeOfSignature(signature) === target &&
          checker.isTypeAssignableTo(source, checker.getTypeOfSymbolAtLocation(taken, value))
        );
      }),
  );
  const [only, ...others] = makers;
  if (only === undefined || others.length > 0 || compiler.isCallExpression(value)) return [];
  return [
    written(mismatch, `${only.name}(${value.getText()})`, {
      confidence: CONFIDENCE,
      rationale: `\`${only.name}\` gives what is asked`,
    }),
  ];
}
