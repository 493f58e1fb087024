import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** What stands among the names of a program that calls a member whose name is computed. */
export const ANY_NAME = "*";

export type Typed = Pick<CodeFixSite["project"], "program"> & { compiler: typeof ts };

/** Every name by which a member may be asked for in the program's own sources, and every text. */
export function askedNames(typed: Typed): Set<string> {
  const { compiler, program } = typed;
  const names = new Set<string>();
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && isAsked(compiler, node)) names.add(node.text);
    if (compiler.isStringLiteralLike(node) && !isDeclared(compiler, node)) names.add(node.text);
    if (isCallByAnyName(typed, node)) names.add(ANY_NAME);
    compiler.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles()) if (isOwnSource(program, file)) visit(file);
  return names;
}

/** `door.open`, `const { open } = door`, `({ open } = door)` */
function isAsked(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
    compiler.isBindingElement(parent) ||
    compiler.isPropertyAssignment(parent) ||
    compiler.isShorthandPropertyAssignment(parent)
  );
}

/** `"open"(): void` and `["open"](): void` */
function isDeclared(compiler: typeof ts, node: ts.StringLiteralLike): boolean {
  const name = compiler.isComputedPropertyName(node.parent) ? node.parent : node;
  const { parent } = name;
  return (compiler.isClassElement(parent) || compiler.isTypeElement(parent)) && parent.name === name;
}

/** `door[deed]()` */
function isCallByAnyName({ compiler, program }: Typed, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isElementAccessExpression(node.expression)) return false;
  const { argumentExpression: name } = node.expression;
  if (compiler.isStringLiteralLike(name)) return false;
  const { flags } = program.getTypeChecker().getTypeAtLocation(name);
  return (flags & compiler.TypeFlags.NumberLike) === 0;
}

export function isOwnSource(program: ts.Program, file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
}
