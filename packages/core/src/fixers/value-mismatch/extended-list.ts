import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf, functionAround, isTelling } from "../type-error/types.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.8;

/** `[...known, book]` for `book`, where a list is asked and one of its type is made just before and used for nothing. */
export function extendedList(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { checker } = site;
  const { value, source, target } = mismatch;
  const element = elementOf(site, target);
  if (element === undefined || !isTelling(site, element) || !checker.isTypeAssignableTo(source, element))
    return [];
  const [only, ...others] = listsHere(site, mismatch).filter((name) => isIdle(site, name));
  if (only === undefined || others.length > 0) return [];
  return [
    written(mismatch, `[...${only.text}, ${value.getText()}]`, {
      confidence: CONFIDENCE,
      rationale: `\`${only.text}\` is such a list, and used for nothing else`,
    }),
  ];
}

/** The constants of a function that hold lists as they are asked for. */
export function listsHere(
  { ts: compiler, checker }: ErrorSite,
  { value, target }: Mismatch,
): ts.Identifier[] {
  const around = functionAround(compiler, value);
  if (around === undefined) return [];
  return identifiersIn(compiler, around).filter((name) => {
    const isMade = compiler.isVariableDeclaration(name.parent) && name.parent.name === name;
    const type = isMade ? checker.getTypeAtLocation(name) : undefined;
    return type !== undefined && checker.isArrayType(type) && checker.isTypeAssignableTo(type, target);
  });
}

function isIdle({ ts: compiler, checker, sourceFile }: ErrorSite, name: ts.Identifier): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  return identifiersIn(compiler, sourceFile).every(
    (one) => one === name || one.text !== name.text || checker.getSymbolAtLocation(one) !== symbol,
  );
}
