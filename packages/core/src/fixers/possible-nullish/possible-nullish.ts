import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { callbackMismatch } from "../type-error/callback-mismatch.ts";
import { isExpression, mismatchAt, type Mismatch } from "../type-error/mismatch.ts";
import { functionAround, isNullable } from "../type-error/types.ts";
import { defaultElsewhere } from "./default-elsewhere.ts";
import { defaultFor } from "./defaults.ts";
import { guardOfMember } from "./guard-of-member.ts";
import { absence, guards } from "./guards.ts";
import { lastGuard } from "./last-guard.ts";
import { nullBesideObject } from "./null-beside-object.ts";
import { nullableAnnotations } from "./nullable-annotations.ts";
import { nullableMember } from "./nullable-member.ts";
import { refusedToo } from "./only-checks.ts";
import { optionalAccess } from "./optional-access.ts";
import { otherAbsence } from "./other-absence.ts";
import { optionalTarget } from "./optional-target.ts";
import { otherNothing } from "./other-nothing.ts";
import { owesAnswer } from "./owes-answer.ts";
import { promisedValue } from "./promised-value.ts";
import { requiredSetting } from "./required-setting.ts";
import { renderedWhereThere } from "./rendered-where-there.ts";

/** Something that may be null or undefined is asked for a member, called, computed with or walked. */
const USED: ReadonlySet<string> = new Set([
  "TS18047",
  "TS18048",
  "TS18049",
  "TS2531",
  "TS2532",
  "TS2533",
  "TS2722",
  "TS2721",
  "TS2723",
  "TS2488",
  "TS2538",
]);
/** It is given where only a value will do. */
const GIVEN: ReadonlySet<string> = new Set(["TS2322", "TS2345", "TS2769"]);

/** `The left-hand side of an assignment expression may not be an optional property access.` */
const SET: ReadonlySet<string> = new Set(["TS2779", "TS2777"]);

/** `Property 'seats' does not exist on type 'Promise<Room | undefined>'.` */
const PROMISED: ReadonlySet<string> = new Set(["TS2339", "TS2551"]);

const ANSWERED_CONFIDENCE = 0.28;
const BESIDE_TEST_CONFIDENCE = 0.6;
/** Nothing could be rendered without it. */
const RENDERED_CONFIDENCE = 0.8;
/** A stand-in for it may be meant as well. */
const GIVEN_CONFIDENCE = 0.45;

/** A value that may be null or undefined: waited for, asked optionally, guarded, or with a default. Never asserted. */
export const possibleNullish: Fixer = typeErrorFixer({
  id: "possible-nullish",
  title: "values that may be null or undefined",
  handles: ({ code = "" }) => USED.has(code) || GIVEN.has(code) || PROMISED.has(code) || SET.has(code),
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { code } = site.diagnostic;
  if (PROMISED.has(code)) return promisedValue(site);
  if (SET.has(code)) return optionalTarget(site);
  return USED.has(code) ? used(site) : given(site);
}

function used(site: ErrorSite): Answer[] {
  const node = takenApart(site.ts, errorNode(site));
  if (!isExpression(site.ts, node) || givesNothing(site, site.checker.getTypeAtLocation(node))) return [];
  const guarded = guardOfMember(site, node);
  if (guarded.length > 0) return guarded;
  const known = besideTest(
    [...testsOf(site, node), ...renderedWhereThere(site, node, RENDERED_CONFIDENCE)],
    [
      ...refusedToo(site, node, absence(site, node)),
      ...optionalAccess(site, node).map((one) => inAnswer(site, node, one)),
      ...guards(site, node),
      ...defaultFor(site, node),
    ],
  );
  return known.length > 0 ? known : lastGuard(site, node);
}

/** `match` of `const [, level] = match`, of which the compiler points at the brackets. */
function takenApart(compiler: typeof ts, node: ts.Node): ts.Node {
  const isPattern = compiler.isArrayBindingPattern(node) && compiler.isVariableDeclaration(node.parent);
  return isPattern ? (node.parent.initializer ?? node) : node;
}

/** Whoever waits for an answer would get one without what he asked for. */
function inAnswer({ ts: compiler }: ErrorSite, node: ts.Node, answer: Answer): Answer {
  const around = functionAround(compiler, node);
  const isOwed = around !== undefined && owesAnswer(compiler, around);
  return isOwed ? { ...answer, confidence: Math.min(answer.confidence, ANSWERED_CONFIDENCE) } : answer;
}

function given(site: ErrorSite): Answer[] {
  const mismatch = mismatchAt(site);
  if (mismatch === undefined) return [];
  const inMember = nullableMember(site, mismatch);
  if (inMember.length > 0) return inMember;
  const inCallback = callbackMismatch(site, mismatch);
  return [mismatch, ...(inCallback === undefined ? [] : [inCallback])].flatMap((one) => answersTo(site, one));
}

function answersTo(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target, name } = mismatch;
  const other = otherNothing(site, mismatch);
  if (other.length > 0) return other;
  if (!isNullable(site, source) || isNullable(site, target) || givesNothing(site, source)) return [];
  const bare = checker.getNonNullableType(source);
  const isEmpty = (bare.flags & compiler.TypeFlags.Never) !== 0;
  if (isEmpty) return nullableAnnotations(site, value, source);
  if (!checker.isTypeAssignableTo(bare, target)) return [];
  const told = [...requiredSetting(site, value), ...defaultElsewhere(site, value)];
  if (told.length > 0) return told;
  const guarded = guardOfMember(site, value);
  if (guarded.length > 0) return guarded;
  const known = besideTest(testsOf(site, value), [
    ...defaultFor(site, value, { target, name }),
    ...renderedWhereThere(site, value, GIVEN_CONFIDENCE),
    ...guards(site, value),
    ...nullableAnnotations(site, value, source),
  ]);
  return known.length > 0 ? known : lastGuard(site, value);
}

/** What a function gives that gives nothing is never there: no test and no default makes sense of it. */
function givesNothing({ ts: compiler }: ErrorSite, { flags }: ts.Type): boolean {
  return (flags & compiler.TypeFlags.Void) !== 0;
}

/** A test that is there and does not hold back what it is to, completed. */
function testsOf(site: ErrorSite, node: ts.Expression): Answer[] {
  return [...nullBesideObject(site, node), ...otherAbsence(site, node)];
}

/** Where a test of the type is there to be completed, other ways are less likely. */
function besideTest(tested: readonly Answer[], others: readonly Answer[]): Answer[] {
  if (tested.length === 0) return [...others];
  const least = others.map((other) => ({
    ...other,
    confidence: Math.min(other.confidence, BESIDE_TEST_CONFIDENCE),
  }));
  return [...tested, ...least];
}
