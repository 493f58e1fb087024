import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** The name that nobody uses, for the only name in its scope that nothing has and that is spelled nearly so. */
export function respelledUse({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts, program } = project;
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  if (name === undefined) return undefined;
  const [only, ...others] = unknownNames(ts, scopeOf(ts, name), program.getTypeChecker()).filter(
    (other) => other.text !== name.text && nameLikeness(other.text, name.text) >= ALIKE,
  );
  if (only === undefined || others.length > 0) return undefined;
  return { start: only.getStart(), end: only.getEnd(), text: name.text };
}

function scopeOf(compiler: typeof ts, name: ts.Identifier): ts.Node {
  const declared = compiler.findAncestor(
    name,
    (node) => compiler.isStatement(node) || compiler.isFunctionLike(node),
  );
  return declared?.parent ?? name.getSourceFile();
}

/** Where a file has a thousand names that nobody uses, all ask for the same. */
const known = new WeakMap<ts.TypeChecker, Map<ts.Node, ts.Identifier[]>>();

/** The names in a scope that nothing has. */
function unknownNames(compiler: typeof ts, scope: ts.Node, checker: ts.TypeChecker): ts.Identifier[] {
  const ofScopes = known.get(checker) ?? new Map<ts.Node, ts.Identifier[]>();
  known.set(checker, ofScopes);
  const names =
    ofScopes.get(scope) ??
    namesIn(compiler, scope).filter((name) => checker.getSymbolAtLocation(name) === undefined);
  ofScopes.set(scope, names);
  return names;
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
