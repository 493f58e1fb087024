import type { ts } from "ts-morph";
import { areContrasting, areOneAndMany } from "../contrasting-names.ts";
import { editDistance } from "../edit-distance.ts";
import { isTestFile } from "../is-test-file.ts";
import { nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import { hasContraryMember, isInsideMember, membersLike } from "../type-error/asked-type.ts";
import { readsBeforeWait } from "../type-error/reads-before-wait.ts";
import { callsItself } from "./calls-itself.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { promisedInitializer } from "./awaited-initializer.ts";
import { fixConfidence } from "./fix-confidence.ts";
import { hasLoosePromise } from "./has-loose-promise.ts";
import { importTarget } from "./import-target.ts";
import { isSummedUpHere } from "./is-summed-up-here.ts";
import { isForExcessMember } from "./excess-member.ts";
import { isForgottenConstant } from "./forgotten-constant.ts";
import { isForLostCallee } from "./lost-callee.ts";
import { isLoadedForEffect } from "./loaded-for-effect.ts";
import { isMadeElsewhere } from "./made-elsewhere.ts";
import { isMeantConstant } from "./meant-constant.ts";
import { isAskedAsText, isMistakenMember } from "./mistaken-member.ts";
import { mayBeLeft } from "./may-be-left.ts";
import { mayOverrideOther } from "./may-override-other.ts";
import { mayDoSomething } from "./may-do-something.ts";
import { newPackageConfidence } from "./new-package-confidence.ts";
import { areOnlyValues } from "./only-values.ts";
import { isParameterOfOthers } from "./parameter-of-others.ts";
import { isGlobal } from "./is-global.ts";
import { respellingOf, spellingConfidence } from "./spelling.ts";
import { mayStandForOther } from "./may-stand-for-other.ts";
import { speaksOfNothing } from "./speaks-of-nothing.ts";
import { textConfidence } from "./text-confidence.ts";
import { isUnchangingStub } from "./unchanging-stub.ts";
import { tagConfidences } from "./unmatched-tag.ts";
import { hasUnawaitedCaller } from "./unawaited-caller.ts";
import { writesStub } from "../written-stub.ts";

const LATE_AWAIT_CONFIDENCE = 0.6;
const INLINE_TYPE_CONFIDENCE = 0.93;
const CONTESTED_CONFIDENCE = 0.45;
const UNUSED_IMPORT_CONFIDENCE = 0.95;
/** Too low to be proved: it compiles, but what the compiler cannot see speaks against it. */
const DOUBTFUL_CONFIDENCE = 0.25;
const ENTITY_LOSS = 0.01;
const FIRST_VALUE_CONFIDENCE = 0.42;
const ONLY_VALUE_CONFIDENCE = 0.65;
/** The base may have lost the member, and then the class may do without it, too. */
const LOST_BASE_CONFIDENCE = 0.45;
const STUB_BESIDE_NAME_CONFIDENCE = 0.2;
/** It compiles, and fails as soon as it runs. */
const STUB_CONFIDENCE = 0.28;
/** Nothing that runs changes; what shall be there instead, only its author knows. */
const UNCHANGING_STUB_CONFIDENCE = 0.4;
const ABSENT = /'(?<name>[\w$]{1,200})' does not exist on type/;

/** A class that extends nothing overrides nothing. Where it extends something, the base may have lost or renamed the member. */
const OVERRIDE_OF_NOTHING = "TS4112";
/** Names, imports, destructured and type parameters that nobody uses. */
const UNUSED: ReadonlySet<number> = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);
/** A name that is nowhere, one without a type: only a variable of nearly that name could be missed. */
const ABOUT_NAMES: ReadonlySet<number> = new Set([2304, 2552, 2503, 7005, 7006, 7019, 7031, 7034]);
/** A call or an assignment; no comparison. */
const DEED = /[\w\])]\(|[\w\])]\s*[-+*/%|&^?]*=(?![=>])|\+\+|--/;
const LEAST_LIKENESS = 0.4;
const SHORTEST_STEM = 4;
const SHORTEST_SLIP = 3;
/** Two names that share so much of the shorter one, from its beginning, may be forms of one word. */
const STEM = 0.66;
/** `= start()`, `= await ready`, `= new Timer()`, and not `= function () {` */
const INITIAL_ACTION = /=\s*(?:await\b|new\b|(?!(?:function|async|require)\()[\w$.]+\()/;

/** 0..1 for a code fix at its place, from its kind and what is known about the code; undefined when it must not be proposed. */
export function actionConfidence(
  action: ts.CodeFixAction,
  site: CodeFixSite,
  actions: readonly ts.CodeFixAction[],
): number | undefined {
  const confidence = fixConfidence(action.fixName);
  if (confidence === undefined) return undefined;
  if (action.fixName === "fixMissingMember" && isAskedAsText(site)) return undefined;
  if (isStubBesideName(action, actions) || isBesideLikeMember(action, site))
    return STUB_BESIDE_NAME_CONFIDENCE;
  if (writesStub(action))
    return isUnchangingStub(action, site) ? UNCHANGING_STUB_CONFIDENCE : STUB_CONFIDENCE;
  if (action.fixName === "inferFromUsage" && (isForLostCallee(site) || isForExcessMember(site)))
    return undefined;
  if (action.fixName === "addMissingNewOperator" && isMadeElsewhere(site)) return undefined;
  if (action.fixName === "addMissingAwait" && isForLiteral(site)) return undefined;
  if (action.fixName === "forgottenThisPropertyAccess" && callsItself(site)) return undefined;
  const adjusted = ADJUSTMENTS[action.fixName]?.({ action, site, actions, confidence });
  return adjusted ?? confidence;
}

/** What is written out is no promise, whatever is spread in it: `await { ...settings, theme }`. */
function isForLiteral({
  project: { ts: compiler },
  sourceFile,
  diagnostic: { start },
}: CodeFixSite): boolean {
  const literal = nodeAt(compiler, sourceFile, start, compiler.isObjectLiteralExpression);
  return literal?.getStart() === start;
}

/** What is declared anew is hardly what is meant where something of nearly that name, or of that name elsewhere, is there. */
function isStubBesideName({ fixName }: ts.CodeFixAction, actions: readonly ts.CodeFixAction[]): boolean {
  if (fixName !== "fixMissingMember" && fixName !== "fixMissingFunctionDeclaration") return false;
  return actions.some((other) => other.fixName === "spelling" || other.fixName === "import");
}

/** Nor where there is a member of nearly the same words, for the contrary, or that has one of the name itself. */
function isBesideLikeMember({ fixName }: ts.CodeFixAction, site: CodeFixSite): boolean {
  const { project, sourceFile, diagnostic } = site;
  const name = fixName === "fixMissingMember" ? ABSENT.exec(diagnostic.message)?.groups?.["name"] : undefined;
  const node =
    name === undefined
      ? undefined
      : nodeAt(project.ts, sourceFile, diagnostic.start, project.ts.isIdentifier);
  if (name === undefined || node === undefined) return false;
  const checker = project.program.getTypeChecker();
  const typed = { ts: project.ts, checker };
  return (
    membersLike(typed, node, name).length > 0 ||
    hasContraryMember(typed, node, name) ||
    isInsideMember(typed, node, name) ||
    isOneLetterOff(typed, node) ||
    isBesideLikeEnumMember(typed, node)
  );
}

/** `tob` beside `top`; not `item2` beside `item1`. */
function isOneLetterOff(
  { ts: compiler, checker }: { ts: typeof ts; checker: ts.TypeChecker },
  { parent, text }: ts.Identifier,
): boolean {
  if (!compiler.isPropertyAccessExpression(parent) || text.length < SHORTEST_SLIP) return false;
  const members = checker.getTypeAtLocation(parent.expression).getProperties();
  return members.some(({ name }) => editDistance(name, text) === 1 && !areContrasting(name, text));
}

/** `State.Public` beside `State.Published`. */
function isBesideLikeEnumMember(
  { ts: compiler, checker }: { ts: typeof ts; checker: ts.TypeChecker },
  { parent, text }: ts.Identifier,
): boolean {
  const owner = compiler.isPropertyAccessExpression(parent)
    ? checker.getSymbolAtLocation(parent.expression)
    : undefined;
  const members = [...(owner?.exports?.keys() ?? [])];
  return members.some((name) => haveOneStem(compiler.unescapeLeadingUnderscores(name), text));
}

function haveOneStem(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  const stem = a.slice(0, Math.max(SHORTEST_STEM, Math.ceil(length * STEM)));
  return length >= SHORTEST_STEM && b.startsWith(stem);
}

interface Adjustment {
  action: ts.CodeFixAction;
  site: CodeFixSite;
  actions: readonly ts.CodeFixAction[];
  confidence: number;
}

const ADJUSTMENTS: Readonly<Record<string, (adjustment: Adjustment) => number>> = {
  addMissingAsync: ({ action, site, confidence }) =>
    hasLoosePromise(action, site) ? DOUBTFUL_CONFIDENCE : confidence,
  addMissingAwait: awaitConfidence,
  constructorForDerivedNeedSuperCall: confidenceIfKnown,
  convertToTypeOnlyImport: ({ action, site, confidence }) => {
    if (!action.description.includes("'import type'")) return INLINE_TYPE_CONFIDENCE;
    return isLoadedForEffect(site) ? DOUBTFUL_CONFIDENCE : confidence;
  },
  deleteUnmatchedParameter: ({ site, actions, confidence }) =>
    tagConfidences(actions, site)?.deleted ?? confidence,
  fixAwaitInSyncFunction: ({ site, confidence }) =>
    hasUnawaitedCaller(site) ? DOUBTFUL_CONFIDENCE : confidence,
  fixConvertConstToLet: ({ site, confidence }) => (isMeantConstant(site) ? DOUBTFUL_CONFIDENCE : confidence),
  fixInvalidJsxCharacters_expression: ({ site, confidence }) => textConfidence(site, confidence),
  fixInvalidJsxCharacters_htmlEntity: ({ site, confidence }) =>
    textConfidence(site, confidence) - ENTITY_LOSS,
  fixMissingAttributes: onlyValueConfidence,
  fixMissingMember: ({ site, confidence }) => (isMistakenMember(site) ? DOUBTFUL_CONFIDENCE : confidence),
  fixMissingProperties: onlyValueConfidence,
  fixMissingCallParentheses: ({ site, confidence }) =>
    mayDoSomething(site) ? DOUBTFUL_CONFIDENCE : confidence,
  fixOverrideModifier: overrideConfidence,
  fixUnusedLabel: ({ site, confidence }) => (mayBeLeft(site) ? DOUBTFUL_CONFIDENCE : confidence),
  fixUnreachableCode: ({ action, site, confidence }) =>
    takesDeedAway(action, site) ? DOUBTFUL_CONFIDENCE : confidence,
  forgottenThisPropertyAccess: ({ site, confidence }) =>
    isSummedUpHere(site) ? DOUBTFUL_CONFIDENCE : confidence,
  import: importConfidence,
  inferFromUsage: ({ actions, confidence }) =>
    actions.some(({ fixName }) => fixName === "fixImplicitThis") ? DOUBTFUL_CONFIDENCE : confidence,
  renameUnmatchedParameter: ({ site, actions, confidence }) =>
    tagConfidences(actions, site)?.renamed ?? confidence,
  returnValueCorrect: confidenceIfKnown,
  spelling: ({ action, site, actions, confidence }) => {
    const respelling = respellingOf(action, site);
    if (respelling === undefined) return confidence;
    const isForeign = isBesideImport(actions) && isGlobal(respelling.to, site);
    return isForeign ? DOUBTFUL_CONFIDENCE : spellingConfidence(site, respelling);
  },
  strictClassInitialization: initializationConfidence,
  unusedIdentifier: ({ action, site, confidence }) => {
    if (isInImport(site))
      return isForgottenConstant(site) || isLoadedForEffect(site)
        ? DOUBTFUL_CONFIDENCE
        : UNUSED_IMPORT_CONFIDENCE;
    const isDoubtful =
      takesActionAway(action, site) ||
      mayBeMissed(site) ||
      isParameterOfOthers(site) ||
      mayStandForOther(site);
    return isDoubtful ? DOUBTFUL_CONFIDENCE : confidence;
  },
};

function confidenceIfKnown({ action, site, confidence }: Adjustment): number {
  return speaksOfNothing(action, site) ? DOUBTFUL_CONFIDENCE : confidence;
}

function onlyValueConfidence({ action, site, confidence }: Adjustment): number {
  return areOnlyValues(action, site) ? ONLY_VALUE_CONFIDENCE : confidence;
}

/**
 * A first value leaves the type as all others know it, and where the type has one value only there is no other answer.
 */
function initializationConfidence({ action, site, confidence }: Adjustment): number {
  if (!action.description.startsWith("Add initializer")) return confidence;
  return hasOneValue(site) ? ONLY_VALUE_CONFIDENCE : FIRST_VALUE_CONFIDENCE;
}

function hasOneValue({ project: { ts: compiler, program }, sourceFile, diagnostic }: CodeFixSite): boolean {
  const property = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isPropertyDeclaration);
  const type = property && program.getTypeChecker().getTypeAtLocation(property);
  return type !== undefined && type.isLiteral();
}

function overrideConfidence({ action, site, confidence }: Adjustment): number {
  if (!action.description.startsWith("Remove") || site.diagnostic.code === OVERRIDE_OF_NOTHING)
    return confidence;
  return mayOverrideOther(site) ? DOUBTFUL_CONFIDENCE : LOST_BASE_CONFIDENCE;
}

/** A name that some module exports letter for letter is hardly one of the platform's that is misspelt. */
function isBesideImport(actions: readonly ts.CodeFixAction[]): boolean {
  return actions.some(({ fixName }) => fixName === "import");
}

/** Awaiting where the promise is made mends every later use of it, so it is what is meant where both are possible. */
function awaitConfidence({ actions, confidence, site }: Adjustment): number {
  const { project, sourceFile, diagnostic } = site;
  const sum = nodeAt(project.ts, sourceFile, diagnostic.start, project.ts.isBinaryExpression);
  if (sum !== undefined && readsBeforeWait(project.ts, sum.right)) return DOUBTFUL_CONFIDENCE;
  const isInitializerPossible =
    actions.some(({ fixName }) => fixName === "addMissingAwaitToInitializer") ||
    promisedInitializer(site) !== undefined;
  return isInitializerPossible ? LATE_AWAIT_CONFIDENCE : confidence;
}

/**
 * An import of something without a type compiles whatever it is, what tests declare is for tests, and where one of many
 * or many of one is at hand that may be meant as well.
 */
function importConfidence({ action, site, actions, confidence }: Adjustment): number {
  const isNearlyAtHand = actions.some((other) => {
    const respelling = respellingOf(other, site);
    return respelling !== undefined && areOneAndMany(respelling.from, respelling.to);
  });
  const packageConfidence = newPackageConfidence(action, site);
  if (packageConfidence !== undefined) return packageConfidence;
  const target = importTarget(action, site);
  if (target === undefined || isNearlyAtHand) return isNearlyAtHand ? CONTESTED_CONFIDENCE : confidence;
  const isFromTest = isTestFile(target.module) && !isTestFile(site.sourceFile.fileName);
  return target.isUntyped || isFromTest ? DOUBTFUL_CONFIDENCE : confidence;
}

/** Where the file has errors of other kinds, what is not used may be what is missing there; of other names it is not. */
function mayBeMissed({ project, sourceFile, reported }: CodeFixSite): boolean {
  const errors = project.program.getSemanticDiagnostics(sourceFile);
  return errors.some(({ code, start = 0, length = 0 }) => {
    if (UNUSED.has(code)) return false;
    const name = sourceFile.text.slice(start, start + length);
    return !ABOUT_NAMES.has(code) || nameLikeness(name, reported) >= LEAST_LIKENESS;
  });
}

/** Whether something that is done is taken away with what is not used: the call may matter, whatever becomes of its result. */
function takesActionAway({ changes }: ts.CodeFixAction, { sourceFile }: CodeFixSite): boolean {
  return changes
    .flatMap(({ textChanges }) => textChanges)
    .filter(({ newText }) => newText === "")
    .some(({ span }) => INITIAL_ACTION.test(sourceFile.text.slice(span.start, span.start + span.length)));
}

/** What cannot be reached may be in the wrong place: it does something. */
function takesDeedAway({ changes }: ts.CodeFixAction, { sourceFile }: CodeFixSite): boolean {
  return changes
    .flatMap(({ textChanges }) => textChanges)
    .some(({ span }) => DEED.test(sourceFile.text.slice(span.start, span.start + span.length)));
}

/** Nobody misses an import that is not used. Other things were made for a use, which may be what is missing. */
function isInImport({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const declaration = nodeAt(
    compiler,
    sourceFile,
    diagnostic.start,
    (node) => compiler.isImportDeclaration(node) || compiler.isImportEqualsDeclaration(node),
  );
  return declaration !== undefined;
}
