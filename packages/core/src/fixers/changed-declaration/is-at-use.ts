import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { Location } from "../../model/location.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { nodeAt } from "../node-at.ts";

const NAME = /[\w$]+/g;

/** Whether an error is about what edits of its file change: where one is, or where a variable is used that one makes. */
export function isAtUse(
  { ts: compiler, program, path }: ServiceOfFile,
  { line, column = 1 }: Location,
  edits: readonly TextEdit[],
): boolean {
  const sourceFile = program.getSourceFile(path);
  const start = sourceFile?.getLineStarts()[line - 1];
  if (sourceFile === undefined || start === undefined) return false;
  const isNode = (_: ts.Node): _ is ts.Node => true;
  const innermost = nodeAt(compiler, sourceFile, start + column - 1, isNode);
  if (innermost === undefined) return false;
  const concerned = aroundError(compiler, innermost);
  const words = new Set<string>(concerned.getText().match(NAME));
  return edits.some((edit) => {
    if (edit.start >= concerned.getStart() && edit.start <= concerned.end) return true;
    return namesMadeAt(compiler, sourceFile, edit.start).some((name) => words.has(name));
  });
}

/** The whole of what an error points into: a chain of members, a pattern with what is taken apart, a member with its value. */
function aroundError(compiler: typeof ts, innermost: ts.Node): ts.Node {
  let node = innermost;
  while (
    compiler.isPropertyAccessExpression(node.parent) ||
    compiler.isElementAccessExpression(node.parent) ||
    compiler.isParenthesizedExpression(node.parent) ||
    compiler.isAwaitExpression(node.parent) ||
    compiler.isNewExpression(node.parent) ||
    (compiler.isCallExpression(node.parent) && node.parent.expression === node) ||
    compiler.isBindingElement(node.parent) ||
    compiler.isObjectBindingPattern(node.parent) ||
    compiler.isArrayBindingPattern(node.parent) ||
    compiler.isPropertyAssignment(node.parent) ||
    compiler.isVariableDeclaration(node.parent)
  )
    node = node.parent;
  return node;
}

/** What is bound to the value that an offset is in. */
function namesMadeAt(compiler: typeof ts, sourceFile: ts.SourceFile, offset: number): readonly string[] {
  const made = nodeAt(compiler, sourceFile, offset - 1, compiler.isVariableDeclaration);
  return made?.name.getText().match(NAME) ?? [];
}
