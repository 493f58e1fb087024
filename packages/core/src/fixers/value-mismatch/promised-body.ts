import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { loosePromises } from "../type-error/loose-promises.ts";
import { functionAround, isAsync, isNamed } from "../type-error/types.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

const CONFIDENCE = 0.85;
/** That of the compiler's own fix, which writes the function anew. */
const MEANING = "addMissingAsync";
/** It may as well start what is to be waited for. */
const IDLE_CONFIDENCE = 0.6;
/** It starts something that it cannot wait for. */
const LOOSE_CONFIDENCE = 0.28;

/** `async (id) => ({ id })` for `(id) => ({ id })` where a function is asked that promises such a value. */
export function promisedBody(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const isWhole = isMade(compiler, value);
  const made = isWhole ? value : givenBy(compiler, value);
  if (made === undefined || made.type !== undefined || made.asteriskToken !== undefined) return [];
  const [own, asked] = isWhole ? [source, target].map((one) => resultOf(checker, one)) : [source, target];
  const isPromise = asked !== undefined && isNamed(asked, "Promise");
  const promised = isPromise ? checker.getAwaitedType(asked) : undefined;
  if (own === undefined || promised === undefined || isNamed(own, "Promise")) return [];
  const isVoid = (own.flags & compiler.TypeFlags.Void) !== 0;
  if (isAsync(compiler, made.body) || !checker.isTypeAssignableTo(own, promised)) return [];
  const { statements, hasOthers } = loosePromises(site, made.body);
  const sure = isVoid || statements.length > 0 ? IDLE_CONFIDENCE : CONFIDENCE;
  return [
    {
      title: statements.length === 0 ? "Make the function async" : "Make the function async, and wait in it",
      edits: [
        inserted(made.getStart(), "async "),
        ...statements.map((one) => inserted(one.getStart(), "await ")),
      ],
      rationale: "a promise of what it gives is asked",
      confidence: hasOthers ? LOOSE_CONFIDENCE : sure,
      meaning: MEANING,
    },
  ];
}

function isMade(compiler: typeof ts, node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return compiler.isArrowFunction(node) || compiler.isFunctionExpression(node);
}

/** The function that gives a value as its result. */
function givenBy(
  compiler: typeof ts,
  value: ts.Expression,
): ts.ArrowFunction | ts.FunctionExpression | undefined {
  let whole = value;
  while (compiler.isParenthesizedExpression(whole.parent)) whole = whole.parent;
  const around = functionAround(compiler, value);
  const isGiven = around?.body === whole || compiler.isReturnStatement(whole.parent);
  return isGiven && around !== undefined && isMade(compiler, around) ? around : undefined;
}

function resultOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  const [signature, ...others] = checker.getNonNullableType(type).getCallSignatures();
  return signature === undefined || others.length > 0
    ? undefined
    : checker.getReturnTypeOfSignature(signature);
}
