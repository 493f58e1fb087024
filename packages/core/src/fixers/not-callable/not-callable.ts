import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { isTelling, primitiveOf } from "../type-error/types.ts";
import { wordsOf } from "../words-of.ts";

const LIBRARY_CONFIDENCE = 0.85;
const ELEMENT_CONFIDENCE = 0.85;
const MEMBER_CONFIDENCE = 0.45;
/** Whether the variable is called in error, or holds what it should not, nothing tells. */
const VARIABLE_CONFIDENCE = 0.28;
/** A value as a statement does nothing: something was to be done. */
const IDLE_CONFIDENCE = 0.2;

/** Values that are called as if they were functions: `items.length()`. */
export const notCallable: Fixer = typeErrorFixer({
  id: "not-callable",
  title: "values that are called",
  handles: ({ code }) => code === "TS2349",
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const node = errorNode(site);
  const call = compiler.findAncestor(node, compiler.isCallExpression);
  if (call === undefined || !isCalled(call, node)) return [];
  const element = elementAt(site, call);
  if (element !== undefined) return [element];
  if (!isBareCall(call)) return [];
  if (!isPlainValue(site, call.expression)) return [];
  return [
    {
      title: `Take \`${call.expression.getText()}\` without calling it`,
      edits: [{ start: call.expression.getEnd(), end: call.getEnd(), text: "" }],
      rationale: "it is a value, and no function",
      confidence: confidenceOf(site, call),
    },
  ];
}

/** `slots[next]` for `slots(next)`, of a list and a number. */
function elementAt(site: ErrorSite, call: ts.CallExpression): Answer | undefined {
  const { checker } = site;
  const { expression, arguments: given, questionDotToken } = call;
  const [index] = given;
  if (index === undefined || given.length > 1 || questionDotToken !== undefined) return undefined;
  if (!checker.isArrayLikeType(checker.getTypeAtLocation(expression))) return undefined;
  if (primitiveOf(site, checker.getTypeAtLocation(index)) !== "number") return undefined;
  return {
    title: `Take an element of \`${expression.getText()}\``,
    edits: [{ start: expression.getEnd(), end: call.getEnd(), text: `[${index.getText()}]` }],
    rationale: "it is a list, and no function",
    confidence: ELEMENT_CONFIDENCE,
  };
}

/** The compiler points at the whole callee, or at the name of a member alone. */
function isCalled({ expression }: ts.CallExpression, node: ts.Node): boolean {
  return node.getStart() >= expression.getStart() && node.getEnd() === expression.getEnd();
}

function isBareCall({ arguments: given, questionDotToken, typeArguments }: ts.CallExpression): boolean {
  return given.length === 0 && questionDotToken === undefined && typeArguments === undefined;
}

/** Of nothing that is in the value a function is known. */
function isPlainValue({ ts: compiler, checker }: ErrorSite, callee: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(callee);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every(
    (part) =>
      isTelling({ ts: compiler }, part) &&
      part.getCallSignatures().length === 0 &&
      part.getConstructSignatures().length === 0,
  );
}

function confidenceOf(site: ErrorSite, call: ts.CallExpression): number {
  const { ts: compiler, checker } = site;
  if (compiler.isExpressionStatement(call.parent)) return IDLE_CONFIDENCE;
  const { expression } = call;
  if (!compiler.isPropertyAccessExpression(expression)) return VARIABLE_CONFIDENCE;
  const declarations = checker.getSymbolAtLocation(expression.name)?.declarations ?? [];
  if (declarations.length > 0 && declarations.every((one) => one.getSourceFile().isDeclarationFile))
    return LIBRARY_CONFIDENCE;
  const owner = checker.getTypeAtLocation(expression.expression);
  const isContested =
    hasFunctions(site, owner, call) || hasMethodLike(site, owner, call, expression.name.text);
  return isContested ? VARIABLE_CONFIDENCE : MEMBER_CONFIDENCE;
}

/** `fullName()` beside `name`, which is called. */
function hasMethodLike({ checker }: ErrorSite, owner: ts.Type, at: ts.Node, name: string): boolean {
  const words = wordsOf(name);
  return owner.getProperties().some((member) => {
    const own = wordsOf(member.name);
    const isCallable = checker
      .getTypeOfSymbolAtLocation(member, at)
      .getCallSignatures()
      .some(({ parameters }) => parameters.length === 0);
    return isCallable && words.every((word) => own.includes(word));
  });
}

/** Beside members that hold functions a value may have been meant to be one as well; methods are another matter. */
function hasFunctions({ ts: compiler, checker }: ErrorSite, owner: ts.Type, at: ts.Node): boolean {
  return owner
    .getProperties()
    .filter(({ flags }) => (flags & compiler.SymbolFlags.Method) === 0)
    .some((member) => checker.getTypeOfSymbolAtLocation(member, at).getCallSignatures().length > 0);
}
