import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { answersOther } from "./answers-other.ts";

/** How a function deals with a variable that has no value. */
export interface FoundGuard {
  text: string;
  /** Whether others do otherwise, or it answers something that is not asked here. */
  isUnsure: boolean;
}

/** A guard of another variable that is made in the same way, with this one in its place. */
export function siblingGuard(
  { ts: compiler, sourceFile }: ErrorSite,
  declaration: ts.Declaration,
  name: string,
): FoundGuard | undefined {
  if (!compiler.isVariableDeclaration(declaration) || declaration.initializer === undefined) return undefined;
  const made = makerIn(compiler, declaration.initializer);
  const found = new Map<string, boolean>();
  function visit(node: ts.Node): void {
    const sibling = compiler.isVariableStatement(node) ? guardBehind(compiler, node) : undefined;
    if (sibling !== undefined && sibling.of !== declaration && sibling.made === made) {
      const text = renamed(sibling.guard.getText(), sibling.of.name.getText(), name);
      found.set(text, answersOther(compiler, sibling.guard, { place: declaration, name }));
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  const [first] = found;
  const ways = new Set([...found.keys()].map((text) => text.replaceAll(/\s+/g, " ")));
  return first && { text: first[0], isUnsure: first[1] || ways.size > 1 };
}

/** `if (!other) …` right behind `const other = find(…)`. */
export function guardBehind(
  compiler: typeof ts,
  statement: ts.VariableStatement,
): { of: ts.VariableDeclaration; made: string; guard: ts.IfStatement } | undefined {
  const [of] = statement.declarationList.declarations;
  if (of?.initializer === undefined || !compiler.isBlock(statement.parent)) return undefined;
  const statements: readonly ts.Statement[] = statement.parent.statements;
  const guard = statements[statements.indexOf(statement) + 1];
  if (guard === undefined || !compiler.isIfStatement(guard) || guard.elseStatement !== undefined)
    return undefined;
  const test = guard.expression.getText();
  return ABSENCE.test(test) && test.includes(of.name.getText())
    ? { of, made: makerIn(compiler, of.initializer), guard }
    : undefined;
}

/** `!user`, `user === undefined`, `user == null`, and what is asked besides. */
const ABSENCE = /^!|[=!]==?\s*(?:undefined|null)\b|\b(?:undefined|null)\s*[=!]==?/;

function makerIn(compiler: typeof ts, made: ts.Expression): string {
  return (compiler.isCallExpression(made) ? made.expression : made).getText();
}

export function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(new RegExp(String.raw`\b${from.replaceAll("$", String.raw`\$`)}\b`, "g"), to);
}
