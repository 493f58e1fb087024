import type { ts } from "ts-morph";
import { announcesValue } from "../run-time-slip/unreturned-results.ts";
import { returnsValue } from "../run-time-slip/unreturned-values.ts";
import { insertion, type Slip } from "./slip.ts";

const CONFIDENCE = 0.88;

/** What goes on with the expression before it: as an index, a call, or a text that is handed to it. */
type Continuation = ts.ElementAccessExpression | ts.CallExpression | ts.TaggedTemplateExpression;

/**
 * A bracket or backtick on a new line that was read as an index, a call or a text for what the line before ends with, as a comma, a
 * semicolon or a `return` is missing.
 */
export function swallowedLines(compiler: typeof ts, sourceFile: ts.SourceFile, offset: number): Slip[] {
  const slips: Slip[] = [];
  function visit(node: ts.Node): void {
    if (offset < node.getStart(sourceFile) || offset >= node.getEnd()) return;
    if (isContinuation(compiler, node)) {
      const slip = separated(compiler, node);
      if (slip !== undefined) slips.push(slip);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return slips;
}

function isContinuation(compiler: typeof ts, node: ts.Node): node is Continuation {
  return (
    compiler.isElementAccessExpression(node) ||
    compiler.isCallExpression(node) ||
    compiler.isTaggedTemplateExpression(node)
  );
}

function separated(compiler: typeof ts, node: Continuation): Slip | undefined {
  const { parent } = node;
  const end = (compiler.isTaggedTemplateExpression(node) ? node.tag : node.expression).getEnd();
  const gap = /^\s*\n\s*(?=[[(`])/.exec(node.getSourceFile().text.slice(end))?.[0];
  if (gap === undefined) return undefined;
  if (isResult(compiler, node)) return insertion(end + gap.length, "return ", CONFIDENCE);
  const isListed =
    compiler.isArrayLiteralExpression(parent) ||
    compiler.isCallExpression(parent) ||
    compiler.isPropertyAssignment(parent);
  return insertion(end, isListed ? "," : ";", CONFIDENCE);
}

/** Whether a function that announces a value, and returns none, ends with this. */
function isResult(compiler: typeof ts, node: Continuation): boolean {
  const around = compiler.findAncestor(node, compiler.isFunctionLike);
  const body = around !== undefined && "body" in around ? around.body : undefined;
  if (around === undefined || body === undefined || !compiler.isBlock(body)) return false;
  const rest = node.getSourceFile().text.slice(node.getEnd(), body.statements.at(-1)?.getEnd());
  const isLast = node.getEnd() > (body.statements.at(-1)?.getStart() ?? Infinity) && /^;?$/.test(rest);
  return isLast && announcesValue(compiler, around) && !returnsValue(compiler, around);
}
