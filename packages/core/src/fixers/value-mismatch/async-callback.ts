import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.65;

/** `useEffect(async () => {…})`: an async function where none is waited for, as one that starts it and returns nothing. */
export function asyncCallback(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, target } = mismatch;
  if (!compiler.isArrowFunction(value) || !compiler.isBlock(value.body)) return [];
  const [modifier] = value.modifiers ?? [];
  if (modifier?.kind !== compiler.SyntaxKind.AsyncKeyword) return [];
  const returnsNothing = target.getCallSignatures().some((signature) => {
    const type = signature.getReturnType();
    const parts = type.isUnion() ? type.types : [type];
    return parts.some(
      ({ flags }) => (flags & (compiler.TypeFlags.Void | compiler.TypeFlags.Undefined)) !== 0,
    );
  });
  if (!returnsNothing || checker.getAwaitedType(target) !== target) return [];
  const [parameters] = value
    .getText()
    .replace(/^async\s*/, "")
    .split("=>", 1);
  const text = `${parameters?.trimEnd() ?? "()"} => void (async () => ${value.body.getText()})()`;
  return [
    {
      ...written(mismatch, text, {
        confidence: CONFIDENCE,
        rationale: "nobody waits for what the function returns",
      }),
      title: "Start the async function without returning its promise",
    },
  ];
}
