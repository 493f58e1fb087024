import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import type { Literal, Value } from "./literal.ts";

const CONFIDENCE = 0.75;
/** One alone is hardly a habit. */
const SINGLE_CONFIDENCE = 0.6;
/** What it is to give, only its author knows. */
const GIVING_CONFIDENCE = 0.28;

/** `close: vi.fn()` beside `send: vi.fn()`, and `error: () => {}` beside `warn: () => {}`: functions that are all the same. */
export function alikeFunction(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { ts: compiler, checker } = site;
  const target = checker.getTypeOfSymbolAtLocation(member, literal);
  const [signature, ...others] = target.getCallSignatures();
  const entries: readonly ts.Node[] = literal.properties;
  const functions = entries.flatMap((entry) =>
    compiler.isPropertyAssignment(entry) && isIdle(compiler, entry.initializer) ? [entry.initializer] : [],
  );
  const texts = new Set(functions.map((value) => value.getText()));
  const [text] = texts;
  const isWhole = functions.length === entries.length;
  if (signature === undefined || others.length > 0 || text === undefined || texts.size > 1 || !isWhole)
    return undefined;
  const given = signature.getReturnType();
  const nothing = checker.getAwaitedType(given) ?? given;
  const isLate = nothing !== given && text.startsWith("(");
  const isAsked = (nothing.flags & compiler.TypeFlags.VoidLike) === 0;
  const confidence = functions.length > 1 ? CONFIDENCE : SINGLE_CONFIDENCE;
  return {
    name: member.name,
    text: isLate ? `async ${text}` : text,
    confidence: isAsked ? GIVING_CONFIDENCE : confidence,
  };
}

/** `vi.fn()`, `jest.fn()` and the like, and a function that does nothing. */
function isIdle(compiler: typeof ts, value: ts.Expression): boolean {
  if (compiler.isArrowFunction(value))
    return (
      compiler.isBlock(value.body) && value.body.statements.length === 0 && value.parameters.length === 0
    );
  return (
    compiler.isCallExpression(value) &&
    value.arguments.length === 0 &&
    compiler.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === "fn"
  );
}
