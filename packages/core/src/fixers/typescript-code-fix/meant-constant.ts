import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `LIMIT`, `MAX_SIZE` */
const CONSTANT_NAME = /^[A-Z][A-Z\d_]+$/;

/**
 * Whether what is assigned to a constant may be in error, and not the `const`: it has the name of one, it belongs to all
 * functions of its file, the assignment is a condition, where a comparison is meant, or nothing reads what is assigned. Or its
 * declaration, in that it may belong into the outer of two loops, to begin anew with each round.
 */
export function isMeantConstant({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts, program } = project;
  const name = nodeAt(ts, sourceFile, diagnostic.start, ts.isIdentifier);
  if (name === undefined) return true;
  const declaration = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  const isElsewhere =
    declaration === undefined ||
    (functionAround(ts, declaration) !== functionAround(ts, name) && !isCounter(ts, name, declaration));
  const whole = ts.findAncestor(
    name.parent,
    (node) => !ts.isParenthesizedExpression(node) && node !== name.parent,
  );
  const isStatement =
    whole !== undefined &&
    (ts.isExpressionStatement(whole) || ts.isForStatement(whole) || ts.isForOfStatement(whole));
  return (
    CONSTANT_NAME.test(name.text) ||
    isElsewhere ||
    !isStatement ||
    isNeverRead(ts, name, declaration) ||
    mayBeginAnew(ts, name, declaration)
  );
}

/** A number of a function that the functions in it count up or down: `let depth = 0` above `depth++`. */
function isCounter(compiler: typeof ts, { parent }: ts.Identifier, declaration: ts.Declaration): boolean {
  const isStep = compiler.isPostfixUnaryExpression(parent) || compiler.isPrefixUnaryExpression(parent);
  const isOfFunction = functionAround(compiler, declaration) !== undefined;
  const initializer = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return isStep && isOfFunction && initializer !== undefined && compiler.isNumericLiteral(initializer);
}

/** Whether nothing reads a variable once it is set: no other place behind that or in a loop around it. */
function isNeverRead(compiler: typeof ts, name: ts.Identifier, declaration: ts.Declaration): boolean {
  const loop = compiler.findAncestor(
    name,
    (node) =>
      compiler.isIterationStatement(node, false) &&
      !(node.pos <= declaration.pos && declaration.end <= node.end),
  );
  const around = functionAround(compiler, declaration) ?? declaration.getSourceFile();
  const { parent: assignment } = name;
  const isPlainlySet =
    compiler.isBinaryExpression(assignment) &&
    assignment.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  if (!isPlainlySet || loop !== undefined) return false;
  return !identifiersIn(compiler, around).some(
    ({ text, pos }) => text === name.text && pos >= assignment.end,
  );
}

/** Whether what is set in a loop within a loop is read only there: then it may count within each round of the outer one, or through all. */
function mayBeginAnew(compiler: typeof ts, name: ts.Identifier, declaration: ts.Declaration): boolean {
  const loops: ts.Node[] = [];
  for (let node: ts.Node = name; node !== declaration.getSourceFile(); node = node.parent) {
    const isWithin = node.pos <= declaration.pos && declaration.end <= node.end;
    if (compiler.isIterationStatement(node, false) && !isWithin) loops.push(node);
  }
  const [, outer] = loops;
  const around = functionAround(compiler, declaration) ?? declaration.getSourceFile();
  return (
    outer !== undefined &&
    identifiersIn(compiler, around)
      .filter(({ text, parent }) => text === name.text && parent !== declaration)
      .every(({ pos }) => outer.pos <= pos && pos < outer.end)
  );
}
