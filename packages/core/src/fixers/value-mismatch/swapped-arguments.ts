import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isOpenParameter, isTelling } from "../type-error/types.ts";
import { namedOrder } from "./named-order.ts";

const CONFIDENCE = 0.88;
/** Beside another order that names tell. */
const UNNAMED_CONFIDENCE = 0.28;
/** Of parameters whose types the arguments themselves decide only the proof can tell. */
const OPEN_CONFIDENCE = 0.6;

/** Two arguments of different types, each in the place of the other. */
export function swappedArguments(site: ErrorSite, { value, call }: Mismatch): Answer[] {
  const { checker } = site;
  const given: readonly ts.Expression[] = call?.arguments ?? [];
  const signature = call && checker.getResolvedSignature(call);
  if (call === undefined || signature === undefined || given.length < 2) return [];
  const wanted = given.map((_, index) => wantedAt(site, { call, signature, index }));
  const open = signature.parameters.map((parameter) => isOpenParameter(site, parameter));
  const place = given.indexOf(value);
  const fits = (argument: ts.Expression | undefined, index: number): boolean => {
    const target = wanted[index];
    if (argument === undefined || target === undefined) return false;
    const type = checker.getTypeAtLocation(argument);
    if (target.flags & (site.ts.TypeFlags.Unknown | site.ts.TypeFlags.Any)) return true;
    return (
      isTelling(site, type) &&
      (!isTelling(site, target) ||
        open[index] === true ||
        checker.isTypeAssignableTo(type, target) ||
        isFunction(type, target))
    );
  };
  const named = namedOrder(given, signature.parameters);
  const order = named?.every(fits) === true ? named : undefined;
  const swaps = given.flatMap((other, index) => {
    const moved = given.toSpliced(place, 1).toSpliced(index, 0, value);
    const isMove = Math.abs(index - place) > 1 && place >= 0 && moved.every(fits);
    const move = {
      title: `Give \`${value.getText()}\` ${index > place ? "later" : "earlier"}`,
      edits: reordered(given, moved),
      rationale: "each is of the type that its place asks for then",
      confidence: CONFIDENCE,
    };
    if (index === place || !fits(other, place) || !fits(value, index)) return isMove ? [move] : [];
    return [
      ...(isMove ? [move] : []),
      {
        title: `Swap \`${value.getText()}\` and \`${other.getText()}\``,
        edits: [replaced(value, other.getText()), replaced(other, value.getText())],
        rationale: "each is of the type that the other's place asks for",
        confidence: open[index] === true && open[place] === true ? OPEN_CONFIDENCE : CONFIDENCE,
      },
    ];
  });
  return order === undefined ? swaps : besideNamedOrder(swaps, reordered(given, order));
}

/** The type that a place in a call asks for, each of the rest alike. */
function wantedAt(
  { checker, ts: compiler }: ErrorSite,
  { call, signature, index }: { call: ts.Node; signature: ts.Signature; index: number },
): ts.Type | undefined {
  const last = signature.parameters.at(-1);
  const parameter = signature.parameters[index] ?? (last && isRest(last) ? last : undefined);
  if (parameter === undefined) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(parameter, call);
  if (isRest(parameter)) return type.getNumberIndexType() ?? type;
  return mayBeLeftOut(parameter) ? checker.getNullableType(type, compiler.TypeFlags.Undefined) : type;
}

function isRest({ valueDeclaration: declaration }: ts.Symbol): boolean {
  return (
    declaration !== undefined && "dotDotDotToken" in declaration && declaration.dotDotDotToken !== undefined
  );
}

/** Names tell one order, so others are not what is meant. */
function besideNamedOrder(swaps: readonly Answer[], edits: Answer["edits"]): Answer[] {
  const same = swaps.filter((swap) => isSame(swap.edits, edits));
  const others = swaps.filter((swap) => !isSame(swap.edits, edits));
  const byName = {
    title: "Give the arguments in the order of the parameters",
    edits,
    rationale: "they have the names of the parameters",
    confidence: CONFIDENCE,
  };
  return [
    ...(same.length > 0 ? same : [byName]),
    ...others.map((swap) => ({ ...swap, confidence: UNNAMED_CONFIDENCE })),
  ];
}

function reordered(given: readonly ts.Expression[], order: readonly ts.Expression[]): Answer["edits"] {
  return given.flatMap((argument, at) => {
    const text = order[at]?.getText() ?? "";
    return argument.getText() === text ? [] : [replaced(argument, text)];
  });
}

function isSame(a: Answer["edits"], b: Answer["edits"]): boolean {
  const inOrder = (edits: Answer["edits"]): Answer["edits"] =>
    [...edits].toSorted((first, second) => first.start - second.start);
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** Where a default stands in, undefined may be given. */
function mayBeLeftOut({ valueDeclaration: declaration }: ts.Symbol): boolean {
  return declaration !== undefined && "initializer" in declaration && declaration.initializer !== undefined;
}

/** Of a function that is written in place the parameters have their types from where it stands. */
function isFunction(type: ts.Type, target: ts.Type): boolean {
  return type.getCallSignatures().length > 0 && target.getCallSignatures().length > 0;
}
