import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { countsOtherwiseSince } from "../changed-declaration/changed-declaration.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  inserted,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { isOpenParameter, isTelling } from "../type-error/types.ts";
import { isCalledElsewhere } from "./called-elsewhere.ts";
import { emptyReference } from "./empty-reference.ts";
import { isNeedy, needlessParameter } from "./needless-parameter.ts";
import { outerArgument } from "./outer-argument.ts";
import { unpassedMember } from "./unpassed-member.ts";
import { unpassedParameter } from "./unpassed-parameter.ts";
import { isRequired, untakenFlag } from "./untaken-flag.ts";
import { unusedParameter, withoutParameter } from "./unused-parameter.ts";
import { valuesFor } from "./values-for.ts";

const MOST = 4;
const REMOVED_CONFIDENCE = 0.6;
const ONLY_REMOVED_CONFIDENCE = 0.75;
/** Where no other call is right, the function may be meant to take one more. */
const NEW_PARAMETER_CONFIDENCE = 0.28;
/** A value that only fits is of no use for a parameter that nobody uses. */
const SENSELESS_CONFIDENCE = 0.48;

/** The arguments that are there count in the old unit. */
const OTHERWISE_CONFIDENCE = 0.28;

const NEVER_READ = "TS6133";
const NO_OVERLOAD = "TS2769";

/** Too few or too many arguments: the missing one is what its parameter is named after, the extra one goes. */
export const argumentCount: Fixer = {
  id: "argument-count",
  title: "missing and extra arguments",
  handles: ({ code, message }) =>
    code === "TS2554" || code === "TS2555" || code === NO_OVERLOAD || code === NEVER_READ || isNeedy(message),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site !== undefined && isNeedy(site.diagnostic.message)) return withoutNeedless(site);
  if (site?.diagnostic.code === NEVER_READ)
    return candidatesFrom(argumentCount.id, site, [...unpassedParameter(site), ...unpassedMember(site)]);
  const call = site && callAt(site);
  if (site?.diagnostic.code === NO_OVERLOAD)
    return call === undefined ? [] : candidatesFrom(argumentCount.id, site, untakenFlag(site, call));
  const signature = call && site?.checker.getResolvedSignature(call);
  if (site === undefined || call === undefined || signature === undefined) return [];
  if (isOfPlatformInstead(site, call)) return [];
  const required = signature.parameters.findLastIndex((parameter) => isRequired(site.ts, parameter)) + 1;
  const given = (call.arguments ?? []).length;
  const called = { call, signature, required };
  if (given >= required)
    return candidatesFrom(argumentCount.id, site, [
      ...outerArgument(site, call, signature.parameters.length),
      ...likeliest(extra(site, called)),
    ]);
  const reference = emptyReference(site, call);
  if (reference.length > 0) return candidatesFrom(argumentCount.id, site, reference);
  const unused = unusedParameter(site, signature, given);
  const removal = unused === undefined ? [] : withoutParameter(site, unused);
  const answers = likeliest(missing(site, called)).filter(
    ({ confidence }) => removal.length === 0 || confidence > SENSELESS_CONFIDENCE,
  );
  const isTold = site.project.options.noUnusedParameters === true;
  const callee = call.expression.getText().split(".").at(-1) ?? "";
  const most = (await countsOtherwiseSince(problem, context, callee)) ? OTHERWISE_CONFIDENCE : 1;
  return [
    ...candidatesFrom(argumentCount.id, site, answers).map((one) => ({
      ...one,
      confidence: Math.min(one.confidence, most),
    })),
    ...(isTold ? [] : removal).map((candidate) => ({ ...candidate, origin: argumentCount.id })),
  ];
}

function withoutNeedless(site: ErrorSite): Candidate[] {
  const needless = needlessParameter(site);
  const removal = needless === undefined ? [] : withoutParameter(site, needless);
  return removal.map((candidate) => ({ ...candidate, origin: argumentCount.id }));
}

/** `new Cache(500)` of an imported type: what is called is the platform's of that name, and hardly meant. */
function isOfPlatformInstead(
  { checker, project: { program }, ts: compiler }: ErrorSite,
  { expression }: Call,
): boolean {
  const declarations = checker.getSymbolAtLocation(expression)?.declarations ?? [];
  const isOfPlatform =
    declarations.length > 0 &&
    declarations.every((one) => program.isSourceFileDefaultLibrary(one.getSourceFile()));
  const isImported = checker
    .getSymbolsInScope(expression, compiler.SymbolFlags.Alias)
    .some((one) => one.name === expression.getText());
  return isOfPlatform && isImported;
}

function likeliest(answers: readonly Answer[]): Answer[] {
  return answers.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST);
}

type Call = ts.CallExpression | ts.NewExpression;

interface Called {
  call: Call;
  signature: ts.Signature;
  required: number;
}

function callAt(site: ErrorSite): Call | undefined {
  const { ts: compiler, diagnostic } = site;
  const found = compiler.findAncestor(errorNode(site), (node) => {
    if (!compiler.isCallExpression(node) && !compiler.isNewExpression(node)) return false;
    const name = compiler.isPropertyAccessExpression(node.expression)
      ? node.expression.name
      : node.expression;
    return (
      name.getStart() === diagnostic.start ||
      node.getStart() === diagnostic.start ||
      (node.arguments ?? []).some((argument) => argument.getStart() === diagnostic.start)
    );
  });
  return found !== undefined && (compiler.isCallExpression(found) || compiler.isNewExpression(found))
    ? found
    : undefined;
}

/** One argument put in wherever the others still fit. */
function missing(site: ErrorSite, called: Called): Answer[] {
  const { call, signature, required } = called;
  const given = call.arguments ?? [];
  if (required - given.length !== 1 || call.arguments === undefined) return [];
  return signature.parameters.slice(0, required).flatMap((parameter, index) => {
    const others = [...given.slice(0, index), undefined, ...given.slice(index)];
    if (!fits(site, called, others)) return [];
    return valuesFor(site, { call, parameter, index }).map(({ text, confidence, rationale }) => ({
      title: `Give \`${text}\` for \`${parameter.name}\``,
      edits: [insertedArgument(call, index, text)],
      rationale,
      confidence,
    }));
  });
}

function insertedArgument(call: Call, index: number, text: string): Answer["edits"][number] {
  const given = call.arguments ?? [];
  const next = given[index];
  if (next !== undefined) return inserted(next.getStart(), `${text}, `);
  const last = given.at(-1);
  return last === undefined ? inserted(call.getEnd() - 1, text) : inserted(last.getEnd(), `, ${text}`);
}

/** One argument taken out so that the others fit. */
function extra(site: ErrorSite, called: Called): Answer[] {
  const { call, signature } = called;
  const given = call.arguments ?? [];
  if (given.length - signature.parameters.length !== 1) return [];
  const removable = given
    .map((_, index) => index)
    .filter((index) => fits(site, called, given.toSpliced(index, 1)));
  const isUsual = isCalledElsewhere(site, call, signature);
  return removable.map((index) => ({
    title: `Drop \`${given[index]?.getText()}\``,
    edits: [removedArgument(given, index)],
    rationale: "the function takes one argument less, and the others fit",
    confidence: isUsual ? removalConfidence(removable, index, given.length - 1) : NEW_PARAMETER_CONFIDENCE,
  }));
}

function removalConfidence(removable: readonly number[], index: number, last: number): number {
  if (removable.length === 1) return ONLY_REMOVED_CONFIDENCE;
  return index === last ? REMOVED_CONFIDENCE : REMOVED_CONFIDENCE - 0.15;
}

function removedArgument(given: readonly ts.Expression[], index: number): Answer["edits"][number] {
  const [before, own, after] = [given[index - 1], given[index], given[index + 1]];
  const end = own?.getEnd() ?? 0;
  if (before !== undefined) return { start: before.getEnd(), end, text: "" };
  return { start: own?.getStart() ?? 0, end: after?.getStart() ?? end, text: "" };
}

/** Whether arguments are of the types of their parameters; what is left open fits. */
function fits(
  site: ErrorSite,
  { call, signature }: Called,
  given: readonly (ts.Expression | undefined)[],
): boolean {
  const { checker, ts: compiler } = site;
  return given.every((argument, index) => {
    const parameter = signature.parameters[index];
    if (argument === undefined || parameter === undefined) return true;
    const target = checker.getTypeOfSymbolAtLocation(parameter, call);
    const isGeneric = (target.flags & compiler.TypeFlags.TypeParameter) !== 0;
    return (
      isGeneric ||
      isOpenParameter(site, parameter) ||
      !isTelling({ ts: compiler }, target) ||
      checker.isTypeAssignableTo(checker.getTypeAtLocation(argument), target)
    );
  });
}
