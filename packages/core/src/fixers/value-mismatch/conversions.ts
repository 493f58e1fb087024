import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import {
  argumentOf,
  elementOf,
  functionAround,
  isAsync,
  isNamed,
  isTelling,
  primitiveOf,
} from "../type-error/types.ts";
import { knownTexts } from "../type-error/known-texts.ts";
import { wordsOf } from "../words-of.ts";
import { fateOfCopy } from "./fate-of-copy.ts";
import { isOtherThanNumber } from "./is-other-than-number.ts";
import { listsHere } from "./extended-list.ts";
import { mapAsObject, mapBesideObject } from "./map-as-object.ts";
import { asJson } from "./as-json.ts";
import { textOfSeveral } from "./text-of-several.ts";
import { asOperand, written } from "./written.ts";

interface Conversion {
  /** Undefined where it is not the way from one type to the other. */
  text(site: ErrorSite, mismatch: Mismatch): string | undefined;
  confidence: number;
  rationale: string;
}

const CONVERSIONS: readonly Conversion[] = [
  {
    text: reasserted,
    confidence: 0.75,
    rationale: "the value may be what is asked, and not what is asserted",
  },
  { text: called, confidence: 0.85, rationale: "the function gives what is asked" },
  { text: notCalled, confidence: 0.85, rationale: "the function itself is asked, not what it gives" },
  { text: inHandler, confidence: 0.88, rationale: "a function is asked, and what is called gives nothing" },
  { text: inKept, confidence: 0.28, rationale: "a function is asked, and what is called gives nothing" },
  { text: awaitedTogether, confidence: 0.88, rationale: "every element is a promise of what is asked" },
  { text: awaitedAtOnce, confidence: 0.88, rationale: "it is a promise of what is asked" },
  { text: awaitedLate, confidence: 0.6, rationale: "it is a promise of what is asked" },
  { text: timeOrDate, confidence: 0.75, rationale: "a date and its time stand for each other" },
  { text: dayAsText, confidence: 0.28, rationale: "the text of the date is asked, in some form" },
  { text: countAsTime, confidence: 0.28, rationale: "a date and its time stand for each other" },
  { text: memberAsNumber, confidence: 0.7, rationale: "the text is a number" },
  { text: asNumber, confidence: 0.48, rationale: "the text is a number" },
  { text: asOtherNumber, confidence: 0.2, rationale: "the text stands for a number, in some form" },
  { text: asText, confidence: 0.48, rationale: "the text of the value is asked" },
  { text: asBareText, confidence: 0.28, rationale: "the text of the value is asked, in some form" },
  { text: asJson, confidence: 0.2, rationale: "the text of the value is asked, in some form" },
  { text: textOfSeveral, confidence: 0.25, rationale: "it may be a text, which is asked" },
  { text: listed, confidence: 0.6, rationale: "a list of such values is asked" },
  { text: listedBesideList, confidence: 0.28, rationale: "a list of such values is asked" },
  { text: spread, confidence: 0.75, rationale: "a list of what it holds is asked" },
  { text: spreadInVain, confidence: 0.2, rationale: "a list of what it holds is asked, and changed" },
  { text: mapAsObject, confidence: 0.75, rationale: "what a map holds can be put in an object, and back" },
  {
    text: mapBesideObject,
    confidence: 0.28,
    rationale: "what a map holds can be put in an object, and back",
  },
];

const COUNTS_OF_TIME: ReadonlySet<string> = new Set([
  "age",
  "second",
  "seconds",
  "secs",
  "minute",
  "minutes",
  "hour",
  "hours",
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "year",
  "years",
]);

/** `due.toISOString()`, for which the date itself is taken. */
const MADE_OF_DATE = /\.(?:toISOString|getTime)\(\)$/;

/** A year first, or a month in letters; `3.12.` and `3/12` are read in one way here, in another there. */
const READABLE_DATE = /^\d{4}(?:-|$)|[A-Za-z]{3}/;

/** Where times are counted in seconds, `Date.now() / 1000`, those of a date are not. */
const IN_SECONDS = /[*/]\s*1_?000\b/;

/** The value turned into what is asked. */
export function conversions(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { source, target } = mismatch;
  if (!isTelling(site, source) || !isTelling(site, target)) return [];
  return CONVERSIONS.flatMap(({ text, confidence, rationale }) => {
    const converted = text(site, mismatch);
    return converted === undefined ? [] : [written(mismatch, converted, { confidence, rationale })];
  });
}

function fits({ checker }: ErrorSite, type: ts.Type | undefined, target: ts.Type): boolean {
  return type !== undefined && checker.isTypeAssignableTo(type, target);
}

/** `data as string` for `data as number`, where `data` may be a string and is no number. */
function reasserted(site: ErrorSite, { value, target }: Mismatch): string | undefined {
  const { ts: compiler, checker } = site;
  if (!compiler.isAsExpression(value)) return undefined;
  const given = checker.getTypeAtLocation(value.expression);
  const asserted = checker.getTypeFromTypeNode(value.type);
  const wanted = primitiveOf(site, target);
  if (wanted === undefined || !isTelling(site, given) || !fits(site, target, given)) return undefined;
  if (fits(site, asserted, given)) return undefined;
  return `${value.expression.getText()} as ${wanted}`;
}

/** Who writes a function out hands it on. */
function called(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  if (site.ts.isFunctionLike(value)) return undefined;
  const isPossible = source.getCallSignatures().some((signature) => {
    const given = signature.getReturnType();
    const isPromise = isAsync(site.ts, value) && fits(site, site.checker.getAwaitedType(given), target);
    const isComplete = signature.parameters.every((parameter) => isOptional(site, parameter));
    return isComplete && isTelling(site, given) && (fits(site, given, target) || isPromise);
  });
  return isPossible ? `${asOperand(site, value)}()` : undefined;
}

function isOptional({ ts: compiler }: ErrorSite, { valueDeclaration }: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined &&
    compiler.isParameter(valueDeclaration) &&
    (valueDeclaration.questionToken !== undefined ||
      valueDeclaration.initializer !== undefined ||
      valueDeclaration.dotDotDotToken !== undefined)
  );
}

function notCalled(site: ErrorSite, { value, target }: Mismatch): string | undefined {
  const { ts: compiler, checker } = site;
  if (!compiler.isCallExpression(value) || value.arguments.length > 0) return undefined;
  const { expression } = value;
  if (!compiler.isIdentifier(expression)) return undefined;
  return fits(site, checker.getTypeAtLocation(expression), target) ? expression.text : undefined;
}

/** `() => remove(row.id)` for `remove(row.id)`, which is called at once and gives nothing, where a function is handed on. */
function inHandler(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isHandedOn(site, mismatch.value) ? calledLater(site, mismatch) : undefined;
}

/** What is kept or returned may be what the call was to give: the way to end what it begins. */
function inKept(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isHandedOn(site, mismatch.value) ? undefined : calledLater(site, mismatch);
}

function isHandedOn({ ts: compiler }: ErrorSite, { parent }: ts.Expression): boolean {
  return (
    compiler.isJsxExpression(parent) || compiler.isCallExpression(parent) || compiler.isNewExpression(parent)
  );
}

function calledLater({ ts: compiler, checker }: ErrorSite, mismatch: Mismatch): string | undefined {
  const { value, source, target } = mismatch;
  if (!compiler.isCallExpression(value)) return undefined;
  const given = checker.getAwaitedType(source) ?? source;
  const isAsked = checker.getNonNullableType(target).getCallSignatures().length > 0;
  const isOfNothing = (given.flags & compiler.TypeFlags.Void) !== 0;
  const isWhole = value.arguments.length === 0 && compiler.isIdentifier(value.expression);
  return isAsked && isOfNothing && !isWhole ? `() => ${value.getText()}` : undefined;
}

function awaitedTogether(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const { checker, ts: compiler } = site;
  const element = elementOf(site, source);
  const awaitedElement = element && checker.getAwaitedType(element);
  if (element === undefined || awaitedElement === undefined || awaitedElement === element) return undefined;
  const wanted = elementOf(site, checker.getAwaitedType(target) ?? target);
  if (wanted === undefined || !fits(site, awaitedElement, wanted)) return undefined;
  const all = `Promise.all(${value.getText()})`;
  if (elementOf(site, target) === undefined) return all;
  return isAsync(compiler, value) ? `await ${all}` : undefined;
}

function awaitedAtOnce(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return madeHere(site, mismatch.value) === undefined ? awaited(site, mismatch) : undefined;
}

/** What is made here is better awaited where it is made. */
function awaitedLate(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return madeHere(site, mismatch.value) === undefined ? undefined : awaited(site, mismatch);
}

function awaited(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const { checker, ts: compiler } = site;
  const given = checker.getAwaitedType(source);
  if (given === undefined || given === source || !isAsync(compiler, value)) return undefined;
  if (compiler.isObjectLiteralExpression(value)) return undefined;
  return fits(site, given, target) ? `await ${asOperand(site, value)}` : undefined;
}

function timeOrDate(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isCountOfTime(site, mismatch) ? undefined : timeAsDate(site, mismatch);
}

/** Seconds are no time of a date, the time of a date is no age, and not every text of a date is read as one. */
function countAsTime(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isCountOfTime(site, mismatch) ? timeAsDate(site, mismatch) : undefined;
}

function isCountOfTime(site: ErrorSite, { value, target, name = "" }: Mismatch): boolean {
  const counted = isNamed(target, "Date") ? value.getText() : name;
  const isNumber = [target, site.checker.getTypeAtLocation(value)].some(
    (type) => primitiveOf(site, type) === "number",
  );
  const isCounted = wordsOf(counted).some((word) => COUNTS_OF_TIME.has(word));
  if (knownTexts(site, value).some((text) => !READABLE_DATE.test(text))) return true;
  return isNumber && (isCounted || IN_SECONDS.test(site.sourceFile.text));
}

function timeAsDate(site: ErrorSite, mismatch: Mismatch): string | undefined {
  const { value, source, target } = mismatch;
  const text = asOperand(site, value);
  if (isNamed(target, "Date") && MADE_OF_DATE.test(text)) return undefined;
  if (isNamed(target, "Date") && primitiveOf(site, source) !== undefined)
    return /^Date\.now\(\)$/.test(text) ? "new Date()" : `new Date(${value.getText()})`;
  if (!isNamed(source, "Date")) return undefined;
  if (primitiveOf(site, target) === "number") return `${text}.getTime()`;
  return isPartOfDate(mismatch) ? undefined : dateAsText(site, mismatch);
}

/** What is called a day or a month is no whole date. */
function dayAsText(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isPartOfDate(mismatch) ? dateAsText(site, mismatch) : undefined;
}

function isPartOfDate({ name = "" }: Mismatch): boolean {
  return wordsOf(name).some((word) => /^(?:day|date|month|year|week|hour|birthday)$/.test(word));
}

function dateAsText(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const isAsked = isNamed(source, "Date") && primitiveOf(site, target) === "string";
  return isAsked ? `${asOperand(site, value)}.toISOString()` : undefined;
}

function asNumber(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isOtherThanNumber(site, mismatch.value) ? undefined : inNumber(site, mismatch);
}

function asOtherNumber(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isOtherThanNumber(site, mismatch.value) ? inNumber(site, mismatch) : undefined;
}

function inNumber(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  if (primitiveOf(site, valueAsked(target)) !== "number") return undefined;
  const isText = primitiveOf(site, source) === "string" && mayBeNumeric(site, value);
  return isText || isTextOrNumber(site, value) ? `Number(${value.getText()})` : undefined;
}

/** `number` of `number | ((before: number) => number)`, which takes a value or what makes one. */
function valueAsked(target: ts.Type): ts.Type {
  const parts = target.isUnion() ? target.types : [];
  const values = parts.filter((part) => part.getCallSignatures().length === 0);
  const [only, ...others] = values;
  return only === undefined || others.length > 0 || parts.length !== 2 ? target : only;
}

/** `process.env.PORT ?? 3000`: a text, or the number that stands for it. */
function isTextOrNumber({ ts: compiler, checker }: ErrorSite, value: ts.Expression): boolean {
  if (!compiler.isBinaryExpression(value) || !/^(?:\?\?|\|\|)$/.test(value.operatorToken.getText()))
    return false;
  const [text, standIn] = [value.left, value.right].map((side) =>
    primitiveOf({ ts: compiler }, checker.getNonNullableType(checker.getTypeAtLocation(side))),
  );
  return text === "string" && standIn === "number";
}

/** What is written or put together as a text is one. */
function mayBeNumeric({ ts: compiler }: ErrorSite, value: ts.Expression): boolean {
  return !(
    compiler.isStringLiteralLike(value) ||
    compiler.isAsExpression(value) ||
    compiler.isTemplateExpression(value) ||
    compiler.isBinaryExpression(value)
  );
}

/** Members that come from outside are text. */
function memberAsNumber(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return site.ts.isPropertyAccessExpression(mismatch.value) ? asNumber(site, mismatch) : undefined;
}

function asText(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isBesideSentences(site, mismatch.value) ? undefined : asString(site, mismatch);
}

/** Where the function returns `${hours} h` elsewhere, a bare number is hardly all that is meant. */
function asBareText(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return isBesideSentences(site, mismatch.value) ? asString(site, mismatch) : undefined;
}

function isBesideSentences({ ts: compiler }: ErrorSite, value: ts.Expression): boolean {
  const around = compiler.isReturnStatement(value.parent) ? functionAround(compiler, value) : undefined;
  function isSentence(node: ts.Node): boolean {
    const given = compiler.isReturnStatement(node) ? node.expression : undefined;
    if (given !== undefined && compiler.isTemplateExpression(given)) return true;
    return compiler.forEachChild(node, (child) => isSentence(child) || undefined) === true;
  }
  return around !== undefined && isSentence(around);
}

function asString(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const from = primitiveOf(site, source);
  const isAsked = valueAsked(target).flags === site.ts.TypeFlags.String;
  const isWanted = from !== undefined && from !== "string" && isAsked;
  return isWanted && !site.ts.isLiteralExpression(value) && !site.ts.isAsExpression(value)
    ? `String(${value.getText()})`
    : undefined;
}

function listed(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return hasListBeside(site, mismatch) ? undefined : inList(site, mismatch);
}

/** `team.members` beside `team.lead` may be what is meant, or a part of it; so may a list that is made here. */
function listedBesideList(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return hasListBeside(site, mismatch) ? inList(site, mismatch) : undefined;
}

function hasListBeside(site: ErrorSite, mismatch: Mismatch): boolean {
  const { ts: compiler, checker } = site;
  const { value, target } = mismatch;
  if (listsHere(site, mismatch).length > 0) return true;
  if (!compiler.isPropertyAccessExpression(value)) return false;
  const members = checker.getTypeAtLocation(value.expression).getProperties();
  return members.some((member) => {
    return checker.isTypeAssignableTo(checker.getTypeOfSymbolAtLocation(member, value), target);
  });
}

function inList(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const element = elementOf(site, target);
  return element !== undefined &&
    isTelling(site, element) &&
    fits(site, source, element) &&
    elementOf(site, source) === undefined
    ? `[${value.getText()}]`
    : undefined;
}

function spread(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return fateOfCopy(site, mismatch) === "lost" ? undefined : inSpread(site, mismatch);
}

function spreadInVain(site: ErrorSite, mismatch: Mismatch): string | undefined {
  return fateOfCopy(site, mismatch) === "lost" ? inSpread(site, mismatch) : undefined;
}

function inSpread(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const held = argumentOf(site, source);
  const element = elementOf(site, target);
  if (
    isNamed(source, "Set", "ReadonlySet", "SetIterator", "IterableIterator", "MapIterator", "Generator") &&
    element !== undefined &&
    fits(site, held, element)
  )
    return `[...${value.getText()}]`;
  const wanted = argumentOf(site, target);
  const isSet =
    isNamed(target, "Set", "ReadonlySet") &&
    wanted !== undefined &&
    fits(site, elementOf(site, source), wanted);
  return isSet ? `new Set(${value.getText()})` : undefined;
}
