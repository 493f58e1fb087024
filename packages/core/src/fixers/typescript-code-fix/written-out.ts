import type { ts } from "ts-morph";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Numbers that stand for nothing but themselves. */
const PLAIN_NUMBERS: ReadonlySet<string> = new Set(["0", "1", "2"]);
const SHORTEST_TEXT = 2;

/**
 * Whether what an unused name is there for is written out instead: the value of a constant, or a number of its table, stands elsewhere in the file, any
 * other number in the function of a constant that is one, a number in the function of a parameter that is one, a text is put together in the function of a parameter that is one. What a
 * parameter is kept for is all of its class.
 */
export function isWrittenOut(
  { ts: compiler, program }: CodeFixSite["project"],
  name: ts.Identifier,
): boolean {
  const { parent } = name;
  if (compiler.isVariableDeclaration(parent)) {
    const { initializer } = parent;
    const file = name.getSourceFile();
    const text = literalOf(compiler, initializer);
    if (text !== undefined && count(compiler, file, (node) => literalOf(compiler, node) === text) > 1)
      return true;
    if (text !== undefined)
      return (
        initializer !== undefined &&
        compiler.isNumericLiteral(initializer) &&
        hasOtherNumber(compiler, parent)
      );
    return initializer !== undefined && hasNumberOf(compiler, file, initializer);
  }
  if (!compiler.isParameter(parent) || parent.name !== name) return false;
  const own = "body" in parent.parent ? parent.parent.body : undefined;
  const body = compiler.isParameterPropertyDeclaration(parent, parent.parent) ? parent.parent.parent : own;
  const { flags } = program.getTypeChecker().getTypeAtLocation(name);
  if (body === undefined) return false;
  if ((flags & compiler.TypeFlags.NumberLike) !== 0) return hasTellingNumber(compiler, body);
  const isText = (flags & compiler.TypeFlags.StringLike) !== 0;
  return isText && count(compiler, body, (node) => isJoined(compiler, node)) > 0;
}

/** Whether a number that stands for more than itself stands behind a variable of a function, which may be to stand there. */
function hasOtherNumber(compiler: typeof ts, variable: ts.VariableDeclaration): boolean {
  const body = functionAround(compiler, variable)?.body;
  return body !== undefined && count(compiler, body, (node) => isTelling(compiler, node)) > 1;
}

function isTelling(compiler: typeof ts, node: ts.Node): boolean {
  return compiler.isNumericLiteral(node) && !PLAIN_NUMBERS.has(node.text);
}

/** Whether a number of a table or list stands outside it, too. */
function hasNumberOf(compiler: typeof ts, file: ts.SourceFile, table: ts.Expression): boolean {
  const isTable = compiler.isObjectLiteralExpression(table) || compiler.isArrayLiteralExpression(table);
  return (
    isTable &&
    count(compiler, table, (inner) => {
      const text = compiler.isNumericLiteral(inner) ? literalOf(compiler, inner) : undefined;
      const isSame = (node: ts.Node): boolean => literalOf(compiler, node) === text;
      return text !== undefined && count(compiler, file, isSame) > count(compiler, table, isSame);
    }) > 0
  );
}

/** Whether a number stands in a node that stands for more than itself. */
export function hasTellingNumber(compiler: typeof ts, root: ts.Node): boolean {
  return count(compiler, root, (node) => isTelling(compiler, node)) > 0;
}

/** Whether the text or number of a literal is written in a node, too. */
export function hasSameLiteral(compiler: typeof ts, root: ts.Node, literal: ts.Expression): boolean {
  const text = literalOf(compiler, literal);
  return text !== undefined && count(compiler, root, (node) => literalOf(compiler, node) === text) > 0;
}

function count(compiler: typeof ts, root: ts.Node, fits: (node: ts.Node) => boolean): number {
  let found = fits(root) ? 1 : 0;
  compiler.forEachChild(root, (child) => {
    found += count(compiler, child, fits);
  });
  return found;
}

function literalOf(compiler: typeof ts, node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (compiler.isNumericLiteral(node)) return PLAIN_NUMBERS.has(node.text) ? undefined : node.text;
  const isText = compiler.isStringLiteral(node) && node.text.length >= SHORTEST_TEXT;
  return isText ? JSON.stringify(node.text) : undefined;
}

/** `Dear ${name}`, `"Dear " + name` */
function isJoined(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isTemplateExpression(node)) return true;
  const isSum =
    compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.PlusToken;
  return isSum && (compiler.isStringLiteral(node.left) || compiler.isStringLiteral(node.right));
}
