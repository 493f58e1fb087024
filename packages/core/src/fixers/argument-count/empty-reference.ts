import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;

/**
 * `useRef<HTMLInputElement>(null)` and `useRef<number>(undefined)`: since React 19 a reference is told what it begins with, which
 * of an element is null, as React itself sets it (https://react.dev/blog/2024/04/25/react-19-upgrade-guide).
 */
export function emptyReference(
  { ts: compiler }: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
): Answer[] {
  const { expression, typeArguments, arguments: given } = call;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  const [type] = typeArguments ?? [];
  if (name.getText() !== "useRef" || given?.length !== 0) return [];
  const text = /(?:Element|Handle)$/.test(type?.getText() ?? "") ? "null" : "undefined";
  return [
    {
      title: `Begin the reference with \`${text}\``,
      edits: [inserted(call.getEnd() - 1, text)],
      rationale: "React wants a reference to be told what it begins with",
      confidence: CONFIDENCE,
    },
  ];
}
