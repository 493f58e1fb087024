import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { nameUses } from "./name-uses.ts";

/**
 * Whether a parameter that nothing uses may be missed all the same: another variable of its name hides it in the function,
 * others follow it that callers from outside would then give in its place, or it is given where the function is called.
 * Of a pattern the names alone are taken away.
 */
export function isParameterOfOthers({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts } = project;
  const parameter = nodeAt(ts, sourceFile, diagnostic.start, ts.isParameter);
  if (parameter === undefined || parameter.name.getStart() !== diagnostic.start) return false;
  const around = parameter.parent;
  const staysInPlace = !ts.isIdentifier(parameter.name) || around.parameters.at(-1) === parameter;
  return (
    (isExported(ts, around) && (!staysInPlace || isAskedOfAll(project, parameter))) ||
    (ts.isConstructorDeclaration(around) && isOfExported(ts, around.parent) && isRequired(parameter)) ||
    isHidden(ts, parameter) ||
    isGiven(project, parameter)
  );
}

/**
 * Whether a function that nothing here calls asks for something typed, beside what it makes its result of: who calls it knows
 * of that, and that it makes nothing of it may be what is wrong.
 */
function isAskedOfAll(
  { ts: compiler, program }: CodeFixSite["project"],
  parameter: ts.ParameterDeclaration,
): boolean {
  const { name, parent: around } = parameter;
  const [, ...others] = around.parameters;
  if (!isRequired(parameter) || others.length === 0 || !compiler.isIdentifier(name)) return false;
  const own = around.name !== undefined && compiler.isIdentifier(around.name) ? around.name.text : "";
  const { calls, memberCalls } = nameUses({ compiler, program }).of(own);
  const names = identifiersIn(compiler, around).map(({ text }) => text);
  const areOthersUsed = around.parameters.some(
    (other) => other.name !== name && names.filter((text) => text === other.name.getText()).length > 1,
  );
  return calls.length + memberCalls.length === 0 && areOthersUsed;
}

/** Whether a call of the function says something for it: who does that takes it for something. */
function isGiven(
  { ts: compiler, program }: CodeFixSite["project"],
  { name, parent: around }: ts.ParameterDeclaration,
): boolean {
  const { parent } = around;
  const named = compiler.isVariableDeclaration(parent) ? parent : around;
  if (!compiler.isIdentifier(name) || named.name === undefined || !compiler.isIdentifier(named.name))
    return false;
  const checker = program.getTypeChecker();
  const index = around.parameters.findIndex((parameter) => parameter.name === name);
  const { calls, memberCalls } = nameUses({ compiler, program }).of(named.name.text);
  return [...calls, ...memberCalls].some(
    (call) => call.arguments.length > index && checker.getResolvedSignature(call)?.declaration === around,
  );
}

function isExported(compiler: typeof ts, around: ts.SignatureDeclaration): boolean {
  const statement = compiler.findAncestor(around, compiler.isStatement);
  const isWhole =
    compiler.isFunctionDeclaration(around) || (statement && compiler.isVariableStatement(statement));
  return isWhole === true && statement !== undefined && isOfExported(compiler, statement);
}

function isOfExported(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.canHaveModifiers(node) &&
    (compiler.getModifiers(node) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword)
  );
}

/** Who makes one gives it. */
function isRequired({ type, initializer, questionToken }: ts.ParameterDeclaration): boolean {
  return type !== undefined && initializer === undefined && questionToken === undefined;
}

function isHidden(compiler: typeof ts, { parent, name }: ts.ParameterDeclaration): boolean {
  const names = namesIn(compiler, name);
  function declares(node: ts.Node): boolean {
    const isOther =
      (compiler.isParameter(node) || compiler.isVariableDeclaration(node)) &&
      node.name !== name &&
      namesIn(compiler, node.name).some((other) => names.includes(other));
    return isOther || compiler.forEachChild(node, (child) => declares(child) || undefined) === true;
  }
  return declares(parent);
}

/** `x` and `y` of `{ x, at: [y] }` */
function namesIn(compiler: typeof ts, name: ts.BindingName): string[] {
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? namesIn(compiler, element.name) : [],
  );
}
