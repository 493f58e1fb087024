import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { areContrasting } from "../contrasting-names.ts";
import { memberBeside } from "../type-error/member-beside.ts";
import { haveOtherUnits } from "../unit-words.ts";
import type { NewParameters } from "./declaration-changes.ts";
import type { Parameter } from "./declarations-in.ts";
import { formerIndex } from "./former-index.ts";
import { keptInOptions } from "./kept-in-options.ts";
import { optionsArgument } from "./options-argument.ts";
import { sharedValue } from "./shared-value.ts";

/** Arguments in the order of new parameters, and how likely they are what is meant. */
export interface NewArguments {
  texts: string[];
  confidence: number;
  /** Values of other files that stand for new parameters. */
  shared: { name: string; home: string }[];
}

const IN_ORDER = 0.97;
const AT_HAND = 0.85;
const INVENTED = 0.25;

/** What stands for a value that nobody gave. */
const EMPTY_VALUES: Readonly<Record<string, string>> = {
  string: '""',
  number: "0",
  boolean: "false",
};

/**
 * The arguments of an earlier call for the parameters that a function has now: each goes where the parameter of its name
 * went, what was left out and may not be any more with the value it had; for a new one stands a variable of that name, the only
 * value that is exported for its type, else an empty value. Undefined where none can be told.
 */
export function newArguments(
  project: ServiceOfFile,
  call: ts.CallExpression | ts.NewExpression,
  { before, after, recounted, members }: Pick<NewParameters, "before" | "after" | "recounted" | "members">,
): NewArguments | undefined {
  const given = call.arguments ?? [];
  if (given.some((argument) => project.ts.isSpreadElement(argument)) || given.length > before.length)
    return undefined;
  const texts: (string | undefined)[] = [];
  const shared: NewArguments["shared"] = [];
  const typed = { ts: project.ts, checker: project.program.getTypeChecker() };
  const isRecounted = given.some((_, index) => recounted.includes(before[index]?.name ?? ""));
  let confidence = isRecounted ? INVENTED : IN_ORDER;
  for (const [index, parameter] of after.entries()) {
    const from = formerIndex(parameter, index, { before, after });
    if (from !== undefined && isOtherKind(before[from]?.name ?? "", parameter.name))
      confidence = Math.min(confidence, INVENTED);
    const makeOptions = from === undefined ? optionsArgument : keptInOptions;
    const options = makeOptions(project, call, index, { before, after, members });
    if (options !== undefined) {
      texts.push(options);
      continue;
    }
    const former = from === undefined || parameter.optional ? undefined : before[from]?.value;
    const text = from === undefined ? undefined : (given[from]?.getText() ?? former);
    if (text !== undefined || from !== undefined || parameter.optional) {
      texts.push(text);
      continue;
    }
    const beside = memberBeside(typed, given, parameter.name);
    const isAtHand = isInScope(project, call, parameter.name);
    const isElsewhere = beside === undefined && !isAtHand;
    const imported = isElsewhere ? sharedValue(project, call, index) : undefined;
    if (imported !== undefined) {
      shared.push(imported);
      texts.push(imported.name);
      continue;
    }
    const value = beside ?? (isAtHand ? parameter.name : EMPTY_VALUES[parameter.type]);
    if (value === undefined) return undefined;
    confidence = Math.min(confidence, isAtHand === (beside === undefined) ? AT_HAND : INVENTED);
    texts.push(value);
  }
  const isLost =
    losesDeed(project, given, texts) ||
    losesSetting(given, texts, { before, after }) ||
    losesNamed(project, call, texts, before);
  if (isLost) confidence = Math.min(confidence, INVENTED);
  const last = texts.findLastIndex((text) => text !== undefined);
  return { texts: texts.slice(0, last + 1).map((text) => text ?? "undefined"), confidence, shared };
}

/** Whether a function that was given, or something that is done to make an argument, has no place any more. */
function losesDeed(
  { ts, program }: ServiceOfFile,
  given: readonly ts.Expression[],
  texts: readonly (string | undefined)[],
): boolean {
  const checker = program.getTypeChecker();
  return given.some((argument) => {
    const isKept = texts.some((text) => text?.includes(argument.getText()) === true);
    const isDone = ts.isCallExpression(argument) || ts.isAwaitExpression(argument);
    return !isKept && (isDone || checker.getTypeAtLocation(argument).getCallSignatures().length > 0);
  });
}

/** Whether something that was said has no place any more where there is a new one, which may be for it under another name. */
function losesSetting(
  given: readonly ts.Expression[],
  texts: readonly (string | undefined)[],
  change: { before: readonly Parameter[]; after: readonly Parameter[] },
): boolean {
  const places = change.after.map((parameter, index) => formerIndex(parameter, index, change));
  const isKept = (argument: ts.Expression, index: number): boolean =>
    places.includes(index) || texts.some((text) => text?.includes(argument.getText()) === true);
  return places.includes(undefined) && !given.every((argument, index) => isKept(argument, index));
}

/** Whether something that was said has no place any more, and what is given yet has a member of its name that may be another. */
function losesNamed(
  { program }: ServiceOfFile,
  call: ts.CallExpression | ts.NewExpression,
  texts: readonly (string | undefined)[],
  before: readonly Parameter[],
): boolean {
  const checker = program.getTypeChecker();
  const kept = (call.arguments ?? []).filter((argument) =>
    texts.some((text) => text?.includes(argument.getText()) === true),
  );
  return (call.arguments ?? []).some((argument, index) => {
    const name = before[index]?.name ?? "";
    if (kept.includes(argument)) return false;
    return kept.some((other) => {
      const isThere = checker.getTypeAtLocation(other).getProperty(name) !== undefined;
      return isThere && argument.getText() !== `${other.getText()}.${name}`;
    });
  });
}

/** Whether a parameter has another name in its place that is of another unit or the contrary. */
export function hasOtherKinds(change: {
  before: readonly Parameter[];
  after: readonly Parameter[];
}): boolean {
  return change.after.some((parameter, index) => {
    const from = formerIndex(parameter, index, change);
    return from !== undefined && isOtherKind(change.before[from]?.name ?? "", parameter.name);
  });
}

/** Who gave seconds gives no milliseconds. */
function isOtherKind(former: string, name: string): boolean {
  return areContrasting(former, name) || haveOtherUnits(former, name);
}

function isInScope({ ts, program }: ServiceOfFile, node: ts.Node, name: string): boolean {
  const symbols = program.getTypeChecker().getSymbolsInScope(node, ts.SymbolFlags.Variable);
  const declared = symbols.find((symbol) => symbol.name === name)?.declarations?.[0];
  return declared !== undefined && declared.getSourceFile() === node.getSourceFile();
}
