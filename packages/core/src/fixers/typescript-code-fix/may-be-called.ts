import type { ts } from "ts-morph";
import { functionAround } from "../type-error/types.ts";
import { isIdle } from "./is-idle.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether an unused name is of a function that makes something of what it is given or refuses it, or does something without
 * being given anything, of one that was asked for, also as a property, or of one within a function that does something: its call, or that it is handed on, may be what was forgotten.
 */
export function mayBeCalled({ ts: compiler, program }: CodeFixSite["project"], name: ts.Identifier): boolean {
  const { parent } = name;
  const checker = program.getTypeChecker();
  const [signature] = checker.getTypeAtLocation(name).getCallSignatures();
  if (signature !== undefined && compiler.isParameter(parent))
    return parent.type !== undefined || !isRejection(compiler, parent);
  if (signature !== undefined && compiler.isBindingElement(parent)) {
    const owner = parent.parent.parent;
    if (compiler.isParameter(owner)) return owner.type !== undefined;
  }
  const isVariable =
    compiler.isVariableDeclaration(parent) &&
    parent.initializer !== undefined &&
    compiler.isFunctionLike(parent.initializer);
  if (!isVariable && !compiler.isFunctionDeclaration(parent) && !compiler.isMethodDeclaration(parent))
    return false;
  const isWithin = !compiler.isMethodDeclaration(parent) && functionAround(compiler, parent) !== undefined;
  if (isWithin) return true;
  if (signature === undefined) return false;
  if (signature.parameters.length === 0) return doesSomething(compiler, parent);
  const { flags } = checker.getReturnTypeOfSignature(signature);
  const { Void, Undefined, Never } = compiler.TypeFlags;
  return (flags & (Void | Undefined | Never)) === 0 || throws(compiler, parent);
}

/** `reject` of `new Promise((resolve, reject) => …)`, which need not fail. */
function isRejection(compiler: typeof ts, parameter: ts.ParameterDeclaration): boolean {
  const { parent: executor } = parameter;
  return compiler.isNewExpression(executor.parent) && executor.parameters[0] !== parameter;
}

/** `private flush(): void { … }`: what it does may be what is missing. */
function doesSomething(compiler: typeof ts, node: ts.Node): boolean {
  const body = compiler.isFunctionLike(node) && "body" in node ? node.body : undefined;
  return body !== undefined && compiler.isBlock(body) && !isIdle(compiler, body);
}

/** A check is there to be called. */
function throws(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isThrowStatement(node) ||
    compiler.forEachChild(node, (child) => throws(compiler, child) || undefined) === true
  );
}
