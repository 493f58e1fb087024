import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";
import { thrownIn } from "./thrown-cause.ts";

/**
 * `catch {` for `catch (error) {`, where the place is of the name. Not where what is called with nothing there is given something
 * elsewhere, or another error is thrown: then the error was to be handed on.
 */
export function unusedCatch({
  project: { ts, options },
  sourceFile,
  start,
}: RulePlace): TextEdit | undefined {
  if (options.target !== undefined && options.target < ts.ScriptTarget.ES2019) return undefined;
  const clause = nodeAt(ts, sourceFile, start, ts.isCatchClause);
  const name = clause?.variableDeclaration;
  if (clause === undefined || name === undefined || !ts.isIdentifier(name.name)) return undefined;
  if (start < name.getStart(sourceFile) || start >= name.getEnd()) return undefined;
  if (callsForNothing(ts, clause.block, sourceFile) || thrownIn(ts, clause.block).length > 0)
    return undefined;
  return {
    start: sourceFile.text.indexOf("(", clause.getStart(sourceFile)),
    end: clause.block.getStart(sourceFile),
    text: "",
  };
}

/** `callback()` in a file that has a `callback(error)`, `throw new Failure()` in one that has a `new Failure(message)`. */
function callsForNothing(compiler: typeof ts, block: ts.Block, sourceFile: ts.SourceFile): boolean {
  const calls = callsIn(compiler, sourceFile);
  const isBare = (call: Call): boolean => (call.arguments?.length ?? 0) === 0;
  const bare = calls.filter((call) => isBare(call) && block.pos <= call.pos && call.end <= block.end);
  return bare.some(({ kind, expression }) =>
    calls.some(
      (other) => other.kind === kind && !isBare(other) && other.expression.getText() === expression.getText(),
    ),
  );
}

type Call = ts.CallExpression | ts.NewExpression;

function callsIn(compiler: typeof ts, root: ts.Node): Call[] {
  const calls: Call[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(root);
  return calls;
}
