import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

const BUILT_IN = /^(?:Error|EvalError|RangeError|ReferenceError|SyntaxError|TypeError|URIError)$/;

/** `throw new Error("…", { cause: error })` where an error is caught, and nothing of it is in the one that is thrown instead. */
export function thrownCause({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts: compiler, program } = project;
  const clause = nodeAt(compiler, sourceFile, start, compiler.isCatchClause);
  const name = clause?.variableDeclaration?.name;
  if (clause === undefined || name === undefined || !compiler.isIdentifier(name)) return undefined;
  if (start < name.getStart() || start >= name.getEnd()) return undefined;
  const [only, ...others] = thrownIn(compiler, clause.block);
  const [message, ...rest] = only?.arguments ?? [];
  if (only === undefined || message === undefined || others.length > 0 || rest.length > 0) return undefined;
  const known = program.getTypeChecker().getSymbolsInScope(only, compiler.SymbolFlags.Interface);
  const takesCause = known.some((one) => one.name === "ErrorOptions");
  if (!takesCause || !BUILT_IN.test(only.expression.getText())) return undefined;
  return { start: message.getEnd(), end: message.getEnd(), text: `, { cause: ${name.text} }` };
}

/** What is thrown anew in a block, by itself and not by a function in it. */
export function thrownIn(compiler: typeof ts, block: ts.Block): ts.NewExpression[] {
  const found: ts.NewExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node)) return;
    const thrown = compiler.isThrowStatement(node) ? node.expression : undefined;
    if (thrown !== undefined && compiler.isNewExpression(thrown)) found.push(thrown);
    compiler.forEachChild(node, visit);
  }
  visit(block);
  return found;
}
