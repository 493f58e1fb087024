import type { ts } from "ts-morph";
import { wordsOf } from "../words-of.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { functionAround, primitiveOf } from "../type-error/types.ts";
import type { Variable } from "../type-error/variables-in-scope.ts";
import type { LikelyValue } from "./likely-value.ts";

const NAMED_CONFIDENCE = 0.9;
const AS_ELSEWHERE_CONFIDENCE = 0.75;
/** `text.charCodeAt(index)`, and then `text.charCodeAt(index + 1)`. */
const FIRST_CONFIDENCE = 0.6;
/** What is given otherwise elsewhere, and what a function hands to itself, is seldom handed on as it is. */
const DOUBTFUL_CONFIDENCE = 0.27;
const DEEPER_CONFIDENCE = 0.29;
/** What grows by one with every step into a tree. */
const STEPS: ReadonlySet<string> = new Set(["depth", "level", "nesting", "indentation", "indent"]);

/** Which end of something it is, and not of what. */
const DIRECTION = /^(?:after|at|before|by|end|from|in|of|out|since|start|to|until)$/;

type Call = ts.CallExpression | ts.NewExpression;

/** A variable that has the name of a parameter and fits: as it is, or as another call of the function makes it. */
export function namedValue(
  site: ErrorSite,
  { text, name, type }: Variable,
  wanted: { call: Call; given: readonly ts.Expression[] },
): LikelyValue[] {
  const { ts: compiler } = site;
  const { call, given } = wanted;
  const sure = {
    text,
    confidence: NAMED_CONFIDENCE,
    rationale: "it has the name of the parameter, and fits",
  };
  if (given.some((argument) => argument.getText() === text)) return [sure];
  const around = functionAround(compiler, call);
  if (isEndOfOther(site, call, { text, name })) return [{ ...sure, confidence: DOUBTFUL_CONFIDENCE }];
  const made = given.find(
    (argument) => functionAround(compiler, argument) === around && mentions(compiler, argument, text),
  );
  if (made !== undefined && isAskedAgain(site, call, made))
    return [{ ...sure, confidence: call.pos < made.pos ? FIRST_CONFIDENCE : DOUBTFUL_CONFIDENCE }];
  if (made !== undefined)
    return [
      { text: made.getText(), confidence: AS_ELSEWHERE_CONFIDENCE, rationale: "another call gives it" },
      { ...sure, confidence: DOUBTFUL_CONFIDENCE },
    ];
  if (!isHandedToItself(site, call, { text, type })) return [sure];
  const isStep = primitiveOf(site, type) === "number" && STEPS.has(wordsOf(name).at(-1) ?? "");
  const deeper = {
    text: `${text} + 1`,
    confidence: DEEPER_CONFIDENCE,
    rationale: "the function calls itself, one step deeper",
  };
  return [...(isStep ? [deeper] : []), { ...sure, confidence: DOUBTFUL_CONFIDENCE }];
}

/** `to` beside `from` where the function that is called takes no `from`: it is the end of something else. */
function isEndOfOther(
  { checker, ts: compiler }: ErrorSite,
  call: Call,
  { text, name }: { text: string; name: string },
): boolean {
  if (!DIRECTION.test(text)) return false;
  const taken = checker.getResolvedSignature(call)?.parameters.map((parameter) => parameter.name) ?? [];
  const beside =
    functionAround(compiler, call)?.parameters.map((parameter) => parameter.name.getText()) ?? [];
  return beside.some((other) => other !== name && DIRECTION.test(other) && !taken.includes(other));
}

/** Whether what another call is given would make this one of a library the same call, on the same way through the function. */
function isAskedAgain({ ts: compiler, checker }: ErrorSite, call: Call, made: ts.Expression): boolean {
  const other = made.parent;
  if (!compiler.isCallExpression(other) || !compiler.isCallExpression(call)) return false;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const given = call.arguments.map((argument) => argument.getText());
  const isSame =
    other.expression.getText() === call.expression.getText() &&
    given.every((text) => other.arguments.some((argument) => argument.getText() === text));
  if (declaration?.getSourceFile().isDeclarationFile !== true || !isSame) return false;
  const [first, second] = call.pos < other.pos ? [call, other] : [other, call];
  const block = compiler.findAncestor(
    first,
    (node) => compiler.isBlock(node) || compiler.isCaseOrDefaultClause(node),
  );
  return block !== undefined && block.end > second.pos;
}

function mentions(compiler: typeof ts, node: ts.Node, name: string): boolean {
  if (compiler.isIdentifier(node) && node.text === name) return true;
  return compiler.forEachChild(node, (child) => mentions(compiler, child, name) || undefined) === true;
}

/** Whether a function calls itself with a parameter of its own that says how far it got: a text, a number, or what it walks. */
function isHandedToItself(
  site: ErrorSite,
  call: Call,
  { text, type }: Pick<Variable, "text" | "type">,
): boolean {
  const { ts: compiler, checker } = site;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || compiler.findAncestor(call, (node) => node === declaration) === undefined)
    return false;
  const isOwn = declaration.parameters.some((parameter) => parameter.name.getText() === text);
  const walked = (call.arguments ?? []).map((argument) => checker.getTypeAtLocation(argument));
  const tells = primitiveOf(site, type) !== undefined;
  return isOwn && (tells || walked.some((other) => checker.isTypeAssignableTo(other, type)));
}
