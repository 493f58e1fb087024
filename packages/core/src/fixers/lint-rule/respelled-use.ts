import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import { perProgram } from "../per-program.ts";
import type { RulePlace } from "./rule-answer.ts";

/** The name that nobody uses, for the only name in its scope that nothing has and that is spelled nearly so. */
export function respelledUse({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts } = project;
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  if (name === undefined) return undefined;
  const [only, ...others] = unknownNames(project, scopeOf(ts, name)).filter(
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
