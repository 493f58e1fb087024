import type { ts } from "ts-morph";
import { nameLikeness } from "../name-likeness.ts";
import { isVariant } from "../name-variant.ts";
import { quoteOf } from "../quote-of.ts";
import { haveOtherUnits } from "../unit-words.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { isOpenParameter, isTelling, primitiveOf } from "../type-error/types.ts";
import { givenElsewhere } from "./given-elsewhere.ts";
import { heldBefore } from "./held-before.ts";
import { givenWhereWrittenAlike } from "./written-alike.ts";
import { namedValue } from "./named-value.ts";
import { standIns } from "./stand-ins.ts";
import { memberBeside } from "../type-error/member-beside.ts";
import { membersOf, variablesInScope, type Variable } from "../type-error/variables-in-scope.ts";
import type { LikelyValue } from "./likely-value.ts";

interface Wanted {
  call: ts.CallExpression | ts.NewExpression;
  parameter: ts.Symbol;
  index: number;
}

const MEMBER_CONFIDENCE = 0.84;
const VARIANT_CONFIDENCE = 0.48;
/** `amount` for `amountCents` may be a hundred times too little. */
const OTHER_UNIT_CONFIDENCE = 0.28;
const USUAL_CONFIDENCE = 0.75;
/** Of a few that are open the others chose one; here another may be chosen. */
const CHOICE_CONFIDENCE = 0.28;
/** What a project always gives a function of its own may be what that is for; one of a library is for everybody. */
const USUAL_IN_LIBRARY_CONFIDENCE = 0.28;
const FITTING_CONFIDENCE = 0.45;
/** Any text fits where a text is asked, and any callback where one is. */
const FITTING_PRIMITIVE_CONFIDENCE = 0.28;
const ASKED_CONFIDENCE = 0.8;
const ONLY_VALUE_CONFIDENCE = 0.88;
const OWNER_CONFIDENCE = 0.75;
const HELD_CONFIDENCE = 0.6;
const ALIKE_CONFIDENCE = 0.85;
const ALIKE = 0.95;
/** What says of a function what its `this` is. */
const BINDING: ReadonlySet<string> = new Set(["bind", "call", "apply"]);

/** What may be meant for a parameter: a variable or member of its name, what all other calls give, or the only value that fits. */
export function valuesFor(site: ErrorSite, wanted: Wanted): LikelyValue[] {
  const { checker } = site;
  const { call, parameter } = wanted;
  const target = checker.getTypeOfSymbolAtLocation(parameter, call);
  const isOpen = isOpenParameter(site, parameter);
  const isNamed = ({ name }: Pick<Variable, "name">): boolean => nameLikeness(name, parameter.name) >= ALIKE;
  const fitting = (variables: readonly Variable[]): Variable[] =>
    variables.filter(
      ({ type, name }) =>
        isTelling(site, type) && (checker.isTypeAssignableTo(type, target) || (isOpen && isNamed({ name }))),
    );
  const asked = askedAfter(site, call);
  if (asked !== undefined)
    return [value(asked, ASKED_CONFIDENCE, "it is what is taken where the check holds")];
  const only = onlyValue(site, target);
  if (only !== undefined) return [value(only, ONLY_VALUE_CONFIDENCE, "the parameter takes nothing else")];
  const alike = givenWhereWrittenAlike(site, wanted);
  if (alike !== undefined)
    return [value(alike, ALIKE_CONFIDENCE, "calls of what is written the same give it")];
  const owner = ownerOfMethod(site, call);
  if (owner !== undefined) return [value(owner, OWNER_CONFIDENCE, "it is what the function is taken from")];
  const variables = variablesInScope(site, call).filter(
    ({ text }) => !isCallee(call, text) && !isOwner(site.ts, call, text) && !isGiven(call, text),
  );
  const given = givenElsewhere(site, wanted);
  const named = fitting(variables).filter(isNamed);
  if (named.length > 0)
    return [
      ...named.flatMap((variable) => namedValue(site, variable, { call, given })),
      ...ofOwner(site, wanted, target),
    ];
  const members = fitting(membersOf(site, variables, call)).filter(
    (member) => isNamed(member) && !isGiven(call, member.text),
  );
  if (members.length > 0)
    return members.map(({ text }) =>
      value(
        text,
        usedOwners(call, text) ? MEMBER_CONFIDENCE : MEMBER_CONFIDENCE - 0.2,
        "it has the name of the parameter, and fits",
      ),
    );
  const variant = onlyVariant(fitting(variables), parameter.name);
  if (variant !== undefined) return [variant];
  const held = heldBefore(site, call);
  if (held !== undefined && fitting([held]).length > 0)
    return [value(held.text, HELD_CONFIDENCE, "the call is made where there is one")];
  const usual = usualArgument(site, given);
  const isForAll = isOfLibrary(site, wanted);
  if (usual !== undefined && !isForAll)
    return [value(usual, usualConfidence(target), "every other call gives it")];
  const found = [
    ...onlyFitting(site, target, fitting(variables)),
    ...(usual === undefined ? [] : [value(usual, USUAL_IN_LIBRARY_CONFIDENCE, "every other call gives it")]),
  ];
  if (found.length > 0) return found;
  const possible = variables.filter(({ type }) => checker.isTypeAssignableTo(type, target));
  return standIns(site, { call, target }, possible);
}

/** The only variable whose name has the word of the parameter. */
function onlyVariant(fitting: readonly Variable[], asked: string): LikelyValue | undefined {
  const variants = fitting.filter(({ name }) => isVariant(name, asked));
  const [variant] = variants;
  if (variant === undefined || variants.length > 1) return undefined;
  const confidence = haveOtherUnits(variant.name, asked) ? OTHER_UNIT_CONFIDENCE : VARIANT_CONFIDENCE;
  return value(variant.text, confidence, "its name has the word of the parameter, and it fits");
}

/** What has the name of the parameter, too, and belongs to what another argument is taken of. */
function ofOwner(site: ErrorSite, { call, parameter }: Wanted, target: ts.Type): LikelyValue[] {
  const text = memberBeside(site, call.arguments ?? [], parameter.name, target);
  return text === undefined
    ? []
    : [value(text, MEMBER_CONFIDENCE, "another argument is a member of it, too")];
}

function usualConfidence(target: ts.Type): number {
  return target.isUnion() ? CHOICE_CONFIDENCE : USUAL_CONFIDENCE;
}

/** `explorer` of `explorer.load.bind()`, and of `call` and `apply`. */
function ownerOfMethod(
  { ts: compiler }: ErrorSite,
  { expression, arguments: given }: Wanted["call"],
): string | undefined {
  if (!compiler.isPropertyAccessExpression(expression) || (given ?? []).length > 0) return undefined;
  const { name, expression: method } = expression;
  const isAsked = BINDING.has(name.text) && compiler.isPropertyAccessExpression(method);
  return isAsked && method.name.text !== "prototype" ? method.expression.getText() : undefined;
}

/** The value of a type that has one: `"any"`, `-1`. */
function onlyValue({ ts: compiler, sourceFile }: ErrorSite, target: ts.Type): string | undefined {
  if ((target.flags & compiler.TypeFlags.EnumLiteral) !== 0) return undefined;
  if (target.isNumberLiteral()) return String(target.value);
  if (!target.isStringLiteral() || !/^[\w $@:./-]+$/.test(target.value)) return undefined;
  const quote = quoteOf(sourceFile.text);
  return quote + target.value + quote;
}

function onlyFitting(site: ErrorSite, target: ts.Type, fitting: readonly Variable[]): LikelyValue[] {
  const [only] = fitting;
  if (only === undefined || fitting.length > 1 || !isTelling(site, target)) return [];
  const isFunction = target.getCallSignatures().length > 0;
  const isSpecific = primitiveOf(site, target) === undefined && !isFunction;
  const confidence = isSpecific ? FITTING_CONFIDENCE : FITTING_PRIMITIVE_CONFIDENCE;
  return [value(only.text, confidence, "nothing else at hand fits")];
}

/** `item.value` in `isNode() ? item.value : null`, where the function tells what its argument is. */
function askedAfter({ ts: compiler, checker }: ErrorSite, call: Wanted["call"]): string | undefined {
  const signature = checker.getResolvedSignature(call);
  const { parent } = call;
  if (signature === undefined || checker.getTypePredicateOfSignature(signature) === undefined)
    return undefined;
  const taken =
    compiler.isConditionalExpression(parent) && parent.condition === call ? parent.whenTrue : undefined;
  const isValue =
    taken !== undefined && (compiler.isIdentifier(taken) || compiler.isPropertyAccessExpression(taken));
  return isValue && (call.arguments ?? []).length === 0 ? taken.getText() : undefined;
}

function value(text: string, confidence: number, rationale: string): LikelyValue {
  return { text, confidence, rationale };
}

function isCallee({ expression }: Wanted["call"], text: string): boolean {
  return expression.getText() === text;
}

/** Nobody asks a thing about itself: `uri.split(uri)`. */
function isOwner(compiler: typeof ts, { expression }: Wanted["call"], text: string): boolean {
  return compiler.isPropertyAccessExpression(expression) && expression.expression.getText() === text;
}

/** Nobody hands the same thing over twice. */
function isGiven({ arguments: given }: Wanted["call"], text: string): boolean {
  return (given ?? []).some((argument) => argument.getText() === text);
}

/** Whether another argument is a member of the same variable. */
function usedOwners({ arguments: given }: Wanted["call"], text: string): boolean {
  const owner = text.slice(0, text.indexOf(".") + 1);
  return (given ?? []).some((argument) => argument.getText().startsWith(owner));
}

function isOfLibrary({ project }: ErrorSite, { parameter }: Wanted): boolean {
  const file = parameter.valueDeclaration?.getSourceFile();
  return file === undefined || file.isDeclarationFile || project.relative(file.fileName) === undefined;
}

/** The literal that several other calls of the function give, and no call anything else. */
function usualArgument({ ts: compiler }: ErrorSite, given: readonly ts.Expression[]): string | undefined {
  const [first] = given;
  const text = first?.getText();
  const isUsual = given.length > 1 && given.every((argument) => argument.getText() === text);
  return isUsual && first !== undefined && compiler.isLiteralExpression(first) ? text : undefined;
}
