import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import { perProgram } from "../per-program.ts";
import type { RulePlace } from "./rule-answer.ts";

/** The name that nobody uses, for the only name in its scope that nothing has and that is spelled nearly so. */
export function respelledUse({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const name = nodeAt(project.ts, sourceFile, start, project.ts.isIdentifier);
  return name && respelled(nearlySo(project, name), name);
}

/** The name that nobody sets, for the only name in its scope that is set, that nothing has and that is spelled nearly so. */
export function respelledSetting({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts } = project;
  const list = nodeAt(ts, sourceFile, start, ts.isVariableDeclarationList);
  const name = list?.declarations
    .map((declaration) => declaration.name)
    .find((one) => list.getStart() === start || one.getStart() === start);
  if (name === undefined || !ts.isIdentifier(name)) return undefined;
  return respelled(
    nearlySo(project, name).filter((other) => isSet(ts, other)),
    name,
  );
}

function respelled([only, ...others]: readonly ts.Identifier[], name: ts.Identifier): TextEdit | undefined {
  return only === undefined || others.length > 0
    ? undefined
    : { start: only.getStart(), end: only.getEnd(), text: name.text };
}

/** The names in the scope of a name that nothing has and that are spelled nearly so. */
function nearlySo(project: RulePlace["project"], name: ts.Identifier): ts.Identifier[] {
  return unknownNames(project, scopeOf(project.ts, name)).filter(
    (other) => other.text !== name.text && nameLikeness(other.text, name.text) >= ALIKE,
  );
}

function isSet(compiler: typeof ts, { parent, pos }: ts.Identifier): boolean {
  if (compiler.isPostfixUnaryExpression(parent)) return true;
  const { PlusPlusToken, MinusMinusToken, FirstAssignment, LastAssignment } = compiler.SyntaxKind;
  if (compiler.isPrefixUnaryExpression(parent))
    return parent.operator === PlusPlusToken || parent.operator === MinusMinusToken;
  if (!compiler.isBinaryExpression(parent) || parent.left.pos !== pos) return false;
  const { kind } = parent.operatorToken;
  return kind >= FirstAssignment && kind <= LastAssignment;
}

function scopeOf(compiler: typeof ts, name: ts.Identifier): ts.Node {
  const declared = compiler.findAncestor(
    name,
    (node) => compiler.isStatement(node) || compiler.isFunctionLike(node),
  );
  return declared?.parent ?? name.getSourceFile();
}

const remembered = perProgram<ts.Identifier[]>();

/** The names in a scope that nothing has: where a file has a thousand names that nobody uses, all ask for the same. */
function unknownNames({ ts, program }: RulePlace["project"], scope: ts.Node): ts.Identifier[] {
  const checker = program.getTypeChecker();
  return remembered(program, `${scope.getSourceFile().fileName}:${scope.pos}:${scope.end}`, () =>
    namesIn(ts, scope).filter((name) => checker.getSymbolAtLocation(name) === undefined),
  );
}

/** The names that stand for themselves: no members. */
function namesIn(compiler: typeof ts, root: ts.Node): ts.Identifier[] {
  const names: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    const isMember = compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (compiler.isIdentifier(node) && !isMember) names.push(node);
    compiler.forEachChild(node, visit);
  }
  compiler.forEachChild(root, visit);
  return names;
}
