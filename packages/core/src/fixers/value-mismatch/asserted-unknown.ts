import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { asOperand, written } from "./written.ts";

/** Whether it is what is said, only a look at it could tell. */
const CONFIDENCE = 0.2;

/** `parse(text) as Settings`, where what is parsed is of a type that nobody knows. */
export function assertedUnknown(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target } = mismatch;
  const isUnknown = (source.flags & compiler.TypeFlags.Unknown) !== 0;
  const text = checker.typeToString(awaited(site, target), value, compiler.TypeFormatFlags.NoTruncation);
  if (!isUnknown || isCaught(site, value) || !/^[A-Z][\w$]*(?:\[\])?$/.test(text)) return [];
  return [
    written(mismatch, `${asOperand(site, value)} as ${text}`, {
      confidence: CONFIDENCE,
      rationale: "nothing is known of it, and this is asked",
    }),
  ];
}

/** What is caught is asked whether it is an error. */
function isCaught({ ts: compiler, checker }: ErrorSite, value: ts.Expression): boolean {
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  return declaration !== undefined && compiler.isCatchClause(declaration.parent);
}

/** What an async function returns may be a promise of it as well. */
function awaited({ checker }: ErrorSite, target: ts.Type): ts.Type {
  const type = target.isUnion() ? checker.getAwaitedType(target) : undefined;
  return type ?? target;
}
