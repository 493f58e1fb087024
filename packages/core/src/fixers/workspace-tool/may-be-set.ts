import type { ts } from "ts-morph";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { respelledSetting } from "../lint-rule/respelled-use.ts";
import { rulePlace } from "../lint-rule/rule-place.ts";
import { nodeAt } from "../node-at.ts";
import { ruleName } from "./suggestion-confidence.ts";

const CONSTANT = /^(?:prefer-const|useConst)$/;

/**
 * Whether a variable that is never set was to be set: what it is worked with is dropped, as `count + 1;`, or another of its name
 * is declared within, as `const isFound = true` in a branch, or one is set that nothing has, as `isFuond = true`.
 */
export async function mayBeSet(problem: LocatedProblem, repository: VirtualRepository): Promise<boolean> {
  if (!CONSTANT.test(ruleName(problem.code ?? ""))) return false;
  const place = await rulePlace(problem, repository);
  if (place === undefined) return false;
  const { project, sourceFile, start } = place;
  const { ts: compiler } = project;
  const list = nodeAt(compiler, sourceFile, start, compiler.isVariableDeclarationList);
  const names = list?.declarations.flatMap(({ name }) => (compiler.isIdentifier(name) ? [name] : [])) ?? [];
  const scope = list && compiler.findAncestor(list.parent.parent, compiler.isBlock);
  return (
    respelledSetting(place) !== undefined ||
    names.some((name) => isMissed(compiler, name, scope ?? sourceFile))
  );
}

function isMissed(compiler: typeof ts, name: ts.Identifier, scope: ts.Node): boolean {
  function visit(node: ts.Node): boolean {
    if (isDropped(node) || isShadow(node)) return true;
    return compiler.forEachChild(node, (child) => visit(child) || undefined) === true;
  }
  function isDropped(node: ts.Node): boolean {
    const dropped = compiler.isExpressionStatement(node) ? node.expression : undefined;
    const { FirstAssignment, LastAssignment } = compiler.SyntaxKind;
    if (dropped === undefined || !compiler.isBinaryExpression(dropped)) return false;
    const { kind } = dropped.operatorToken;
    const isSetting = kind >= FirstAssignment && kind <= LastAssignment;
    return !isSetting && compiler.isIdentifier(dropped.left) && dropped.left.text === name.text;
  }
  function isShadow(node: ts.Node): boolean {
    const isOther = compiler.isVariableDeclaration(node) && node.name !== name;
    return isOther && compiler.isIdentifier(node.name) && node.name.text === name.text;
  }
  return visit(scope);
}
