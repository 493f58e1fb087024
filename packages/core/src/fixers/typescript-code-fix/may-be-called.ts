import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether an unused name is of a function that makes something of what it is given, or of one that was asked for: its call may
 * be what was forgotten.
 */
export function mayBeCalled({ ts: compiler, program }: CodeFixSite["project"], name: ts.Identifier): boolean {
  const { parent } = name;
  const checker = program.getTypeChecker();
  const [signature] = checker.getTypeAtLocation(name).getCallSignatures();
  if (signature !== undefined && compiler.isParameter(parent)) return parent.type !== undefined;
  const isVariable =
    compiler.isVariableDeclaration(parent) &&
    parent.initializer !== undefined &&
    compiler.isFunctionLike(parent.initializer);
  if (!isVariable && !compiler.isFunctionDeclaration(parent) && !compiler.isMethodDeclaration(parent))
    return false;
  if (signature === undefined || signature.parameters.length === 0) return false;
  const { flags } = checker.getReturnTypeOfSignature(signature);
  const { Void, Undefined, Never } = compiler.TypeFlags;
  return (flags & (Void | Undefined | Never)) === 0;
}
