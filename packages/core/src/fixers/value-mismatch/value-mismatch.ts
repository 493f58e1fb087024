import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { givesOtherSince, isOfTheMomentSince } from "../changed-declaration/changed-declaration.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { callbackMismatch } from "../type-error/callback-mismatch.ts";
import { isExpression, mismatchAt, type Mismatch } from "../type-error/mismatch.ts";
import { absentElements } from "./absent-elements.ts";
import { assertedUnknown } from "./asserted-unknown.ts";
import { asyncCallback } from "./async-callback.ts";
import { awaitedElements } from "./awaited-elements.ts";
import { awaitedAndAsync } from "./awaited-and-async.ts";
import { awaitedInTest } from "./awaited-in-test.ts";
import { bigOperands, bigValue } from "./big-integers.ts";
import { branded } from "./branded.ts";
import { callbackPlaces } from "./callback-places.ts";
import { countOfList } from "./count-of-list.ts";
import { conversions } from "./conversions.ts";
import { extendedList } from "./extended-list.ts";
import { flagWords } from "./flag-words.ts";
import { handedOn } from "./handed-on.ts";
import { indexedPromise } from "./indexed-promise.ts";
import { literals } from "./literals.ts";
import { missingCases } from "../type-error/missing-cases.ts";
import { memberOperand } from "./member-operand.ts";
import { missingNumber } from "./missing-number.ts";
import { operands } from "./operands.ts";
import { otherValues } from "./other-values.ts";
import { placeOfTuple } from "./place-of-tuple.ts";
import { promisedBody } from "./promised-body.ts";
import { pushedList } from "./pushed-list.ts";
import { readDate } from "./read-date.ts";
import { recordValues } from "./record-values.ts";
import { readonlyLists } from "./readonly-lists.ts";
import { reducedStart } from "./reduced-start.ts";
import { spreadArgument } from "./spread-argument.ts";
import { spreadReceiver } from "./spread-receiver.ts";
import { superfluousArgument } from "./superfluous-argument.ts";
import { swappedArguments } from "./swapped-arguments.ts";
import { swappedPlaces } from "./swapped-places.ts";
import { takenByPlace } from "./taken-by-place.ts";
import { takenMember } from "./taken-member.ts";
import { takenMembers } from "./taken-members.ts";
import { unconverted } from "./unconverted.ts";
import { unquotedLiteral } from "./unquoted-literal.ts";
import { widenedLiterals } from "./widened-literals.ts";
import { wasRetyped } from "./was-retyped.ts";
import { withoutAbsence } from "./without-absence.ts";
import { wrappedValue } from "./wrapped-value.ts";
import { yieldedElements } from "./yielded-elements.ts";

/** Not assignable, as a value, an argument, in any overload, or among read-only lists. */
const ASSIGNED: ReadonlySet<string> = new Set([
  "TS2322",
  "TS2345",
  "TS2769",
  "TS2820",
  "TS4104",
  "TS2740",
  "TS2739",
  "TS2741",
  "TS2559",
  "TS1360",
]);
/** Operands of arithmetic and of comparisons. */
const OPERATED: ReadonlySet<string> = new Set(["TS2362", "TS2363", "TS2365"]);
/** A name, and a member, that are nowhere. */
const NOWHERE: ReadonlySet<string> = new Set(["TS2304", "TS2552"]);
const ABSENT: ReadonlySet<string> = new Set(["TS2339", "TS2551"]);

/** A member of a record is called as if the record were a list. */
const UNCALLABLE = "TS2349";
/** `Element implicitly has an 'any' type …` */
const INDEXED = "TS7053";
/** What is compared has nothing in common. */
const COMPARED = "TS2367";

/** What was declared as of another kind before is hardly to be turned back wherever it is used. */
const RETYPED_CONFIDENCE = 0.28;

/** A value of another type than its place asks for: called, converted, spelt or ordered as it must be. */
export const valueMismatch: Fixer = {
  id: "value-mismatch",
  title: "values of the wrong type",
  handles: ({ code = "" }) =>
    ASSIGNED.has(code) ||
    OPERATED.has(code) ||
    NOWHERE.has(code) ||
    ABSENT.has(code) ||
    code === UNCALLABLE ||
    code === INDEXED ||
    code === COMPARED,
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const mismatch = ASSIGNED.has(site.diagnostic.code) ? mismatchAt(site) : undefined;
  const isRetyped = mismatch !== undefined && (await wasRetyped(site, mismatch, context));
  const maker = mismatch && makerOf(site, mismatch.value);
  const isMadeOtherwise = maker !== undefined && (await givesOtherSince(problem, context, maker));
  const isOfTheMoment = await isOfTheMomentSince(problem, context, errorNode(site).getText());
  const found = answers(site, { isRetyped, isMadeOtherwise });
  return candidatesFrom(valueMismatch.id, site, isOfTheMoment ? found.map(doubted) : found);
}

/** The name of the function that gives a value, or a variable's. */
function makerOf({ ts: compiler, checker }: ErrorSite, value: ts.Expression): string | undefined {
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const made = declaration && compiler.isVariableDeclaration(declaration) ? declaration.initializer : value;
  const call = made && compiler.isAwaitExpression(made) ? made.expression : made;
  if (call === undefined || !compiler.isCallExpression(call)) return undefined;
  const { expression } = call;
  return compiler.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** What is known of the change that the error came with. */
interface History {
  isRetyped: boolean;
  /** Whether what is given is made by a function that gives something else than before. */
  isMadeOtherwise: boolean;
}

function answers(site: ErrorSite, history: History): Answer[] {
  const { code } = site.diagnostic;
  if (NOWHERE.has(code)) return unquotedLiteral(site);
  if (code === UNCALLABLE) return recordValues(site);
  if (code === INDEXED) return [...indexedPromise(site), ...takenMember(site)];
  if (code === COMPARED) return memberOperand(site);
  if (ABSENT.has(code))
    return [
      ...spreadReceiver(site),
      ...awaitedElements(site),
      ...awaitedInTest(site),
      ...awaitedAndAsync(site),
      ...takenByPlace(site),
      ...takenMember(site),
      ...callbackPlaces(site),
      ...readDate(site),
      ...recordValues(site),
    ];
  const cases = missingCases(site);
  if (cases.length > 0) return cases;
  const started = reducedStart(site);
  if (started.length > 0) return started;
  return OPERATED.has(code)
    ? [...bigOperands(site), ...operands(site), ...memberOperand(site), ...callbackPlaces(site)]
    : answersTo(site, history);
}

function answersTo(site: ErrorSite, { isRetyped, isMadeOtherwise }: History): Answer[] {
  const mismatch = mismatchAt(site) ?? overloadMismatch(site);
  if (mismatch === undefined) return [];
  const inCallback = callbackMismatch(site, mismatch);
  return [
    ...(inCallback === undefined ? [] : conversions(site, inCallback)),
    ...swappedArguments(site, mismatch),
    ...swappedPlaces(site, mismatch),
    ...bigValue(site, mismatch),
    ...extendedList(site, mismatch),
    ...assertedUnknown(site, mismatch),
    ...yieldedElements(site, mismatch),
    ...literals(site, mismatch),
    ...widenedLiterals(site, mismatch),
    ...otherValues(site, mismatch).map((one) => (isMadeOtherwise ? doubted(one) : one)),
    ...conversions(site, mismatch).map((one) => (isRetyped ? doubted(one) : one)),
    ...unconverted(site, mismatch, isRetyped),
    ...flagWords(site, mismatch),
    ...readonlyLists(site, mismatch),
    ...superfluousArgument(site, mismatch),
    ...asyncCallback(site, mismatch),
    ...handedOn(site, mismatch),
    ...wrappedValue(site, mismatch),
    ...spreadArgument(site, mismatch),
    ...pushedList(site, mismatch),
    ...withoutAbsence(site, mismatch),
    ...absentElements(site, mismatch),
    ...missingNumber(site, mismatch),
    ...countOfList(site, mismatch),
    ...takenMember(site),
    ...takenMembers(site, mismatch),
    ...placeOfTuple(site, mismatch),
    ...callbackPlaces(site),
    ...promisedBody(site, mismatch),
    ...branded(site, mismatch),
  ];
}

function doubted(answer: Answer): Answer {
  return { ...answer, confidence: Math.min(answer.confidence, RETYPED_CONFIDENCE) };
}

/** An argument that the error does not point at exactly. */
function overloadMismatch(site: ErrorSite): Mismatch | undefined {
  const node = errorNode(site);
  const { ts: compiler, checker } = site;
  const call = compiler.isCallExpression(node.parent) ? node.parent : undefined;
  const [value] = call?.arguments ?? [];
  if (call === undefined || value === undefined || !isExpression(compiler, value)) return undefined;
  const target = checker.getContextualType(value);
  if (target === undefined) return undefined;
  return {
    value,
    source: checker.getTypeAtLocation(value),
    target,
    name: undefined,
    call,
    isShorthand: false,
  };
}
