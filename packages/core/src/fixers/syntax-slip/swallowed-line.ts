import type { ts } from "ts-morph";
import { insertion, type Slip } from "./slip.ts";

const CONFIDENCE = 0.88;

/** A bracket on a new line that was read as an index or a call of the line before, as a comma or semicolon is missing. */
export function swallowedLines(compiler: typeof ts, sourceFile: ts.SourceFile, offset: number): Slip[] {
  const slips: Slip[] = [];
  function visit(node: ts.Node): void {
    if (offset < node.getStart(sourceFile) || offset >= node.getEnd()) return;
    const isAsked = compiler.isElementAccessExpression(node) || compiler.isCallExpression(node);
    if (isAsked && isOnNewLine(node)) slips.push(separated(node));
    compiler.forEachChild(node, visit);
  }
  function isOnNewLine({ expression }: ts.ElementAccessExpression | ts.CallExpression): boolean {
    return /^\s*\n\s*[[(]/.test(sourceFile.text.slice(expression.getEnd()));
  }
  function separated({ expression, parent }: ts.ElementAccessExpression | ts.CallExpression): Slip {
    const isListed =
      compiler.isArrayLiteralExpression(parent) ||
      compiler.isCallExpression(parent) ||
      compiler.isPropertyAssignment(parent);
    return insertion(expression.getEnd(), isListed ? "," : ";", CONFIDENCE);
  }
  visit(sourceFile);
  return slips;
}
