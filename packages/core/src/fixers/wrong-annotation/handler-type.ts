import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { argumentOf, functionAround } from "../type-error/types.ts";

const CONFIDENCE = 0.9;
const ABSENT = "TS2339";

interface Handed {
  handler: ts.FunctionLikeDeclaration;
  /** Where it is handed on. */
  value: ts.Expression;
  target: ts.Type | undefined;
  /** It fits where it is handed on, and asks its event for what that does not have. */
  isAsked: boolean;
}

/** `ChangeEvent<HTMLSelectElement>` for `ChangeEvent<HTMLInputElement>` in a handler, where that is what it will be given. */
export function handlerType(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const handed = handedAt(site) ?? handedElsewhere(site);
  const [signature] =
    handed?.target === undefined ? [] : checker.getNonNullableType(handed.target).getCallSignatures();
  if (handed === undefined || signature === undefined) return [];
  return handed.handler.parameters.flatMap(({ type }, index) => {
    const asked = signature.parameters[index];
    if (type === undefined || asked === undefined || !compiler.isTypeReferenceNode(type)) return [];
    const given = checker.getTypeOfSymbolAtLocation(asked, handed.value);
    const declared = checker.getTypeFromTypeNode(type);
    const [own, ...others] = type.typeArguments ?? [];
    if (own === undefined) return otherEvent(site, type, { given, declared });
    const argument = argumentOf(site, given);
    const isOfOneKind = given.getSymbol() !== undefined && given.getSymbol() === declared.getSymbol();
    if (others.length > 0 || !isOfOneKind || argument === undefined) return [];
    if (own.getSourceFile() !== sourceFile) return [];
    if (given === declared || (!handed.isAsked && checker.isTypeAssignableTo(given, declared))) return [];
    const text = checker.typeToString(argument, own, compiler.TypeFormatFlags.NoTruncation);
    return UNTOLD.test(text) ? [] : [answer(own, text)];
  });
}

const UNTOLD = /^(?:any|unknown|never)$|\{|import\(/;
const EVENT = /^[A-Z][A-Za-z]*Event$/;

/** `KeyboardEvent` for `MouseEvent`, where both are events and the handler is given the other. */
function otherEvent(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  type: ts.TypeReferenceNode,
  { given, declared }: { given: ts.Type; declared: ts.Type },
): Answer[] {
  const text = checker.typeToString(given, type, compiler.TypeFormatFlags.NoTruncation);
  const areEvents = EVENT.test(text) && EVENT.test(type.getText());
  if (!areEvents || type.getSourceFile() !== sourceFile) return [];
  return checker.isTypeAssignableTo(given, declared) ? [] : [answer(type, text)];
}

function answer(node: ts.Node, text: string): Answer {
  return {
    title: `Take the parameter for one of \`${text}\``,
    edits: [replaced(node, text)],
    rationale: "that is what the handler is given there",
    confidence: CONFIDENCE,
  };
}

/** The handler that does not fit where it is handed on. */
function handedAt(site: ErrorSite): Handed | undefined {
  const mismatch = mismatchAt(site);
  const handler = mismatch && functionBehind(site, mismatch.value);
  return mismatch && handler && { handler, value: mismatch.value, target: mismatch.target, isAsked: false };
}

/** The handler that asks its event for what it does not have, where it is handed on once. */
function handedElsewhere(site: ErrorSite): Handed | undefined {
  const { ts: compiler, checker, sourceFile } = site;
  if (site.diagnostic.code !== ABSENT) return undefined;
  const around = functionAround(compiler, errorNode(site));
  const named =
    around !== undefined && compiler.isVariableDeclaration(around.parent) ? around.parent : around;
  if (around === undefined || named?.name === undefined) return undefined;
  const symbol = checker.getSymbolAtLocation(named.name);
  const [use, ...others] = identifiersIn(compiler, sourceFile).filter(
    (one) => one !== named.name && checker.getSymbolAtLocation(one) === symbol,
  );
  if (use === undefined || others.length > 0) return undefined;
  return { handler: around, value: use, target: checker.getContextualType(use), isAsked: true };
}

function functionBehind(
  { ts: compiler, checker }: ErrorSite,
  value: ts.Expression,
): ts.FunctionLikeDeclaration | undefined {
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const initializer =
    declaration !== undefined && compiler.isVariableDeclaration(declaration)
      ? declaration.initializer
      : declaration;
  const found = initializer ?? value;
  const isFunction =
    compiler.isFunctionDeclaration(found) ||
    compiler.isArrowFunction(found) ||
    compiler.isFunctionExpression(found);
  return isFunction ? found : undefined;
}
