import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isIdleValue } from "./idle-value.ts";

const CONFIDENCE = 0.92;
const NULLISH: ReadonlySet<string> = new Set(["TS18047", "TS18048", "TS18049", "TS2531", "TS2532"]);

/** `if (!found) found;` before what may be undefined: the value that does nothing there was to be returned. */
export function idleGuard(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile, diagnostic } = site;
  if (!NULLISH.has(diagnostic.code)) return [];
  const name = errorNode(site).getText();
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (node.getStart() >= diagnostic.start) return;
    if (
      compiler.isIfStatement(node) &&
      node.parent.end > diagnostic.start &&
      asksFor(node.expression, name)
    ) {
      const value = idleValueOf(compiler, node);
      if (value !== undefined) found.push(value);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  const last = found.at(-1);
  if (last === undefined) return [];
  return [
    {
      title: `Return \`${last.getText()}\``,
      edits: [inserted(last.getStart(), "return ")],
      rationale: `it is all that is done where \`${name}\` is missing, and nothing uses it`,
      confidence: CONFIDENCE,
    },
  ];
}

function asksFor(condition: ts.Expression, name: string): boolean {
  const text = condition.getText();
  return [`!${name}`, `${name} === undefined`, `${name} === null`, `${name} == null`].includes(text);
}

/** The value that is the only statement of a branch. */
function idleValueOf(
  compiler: typeof ts,
  { thenStatement, elseStatement }: ts.IfStatement,
): ts.Expression | undefined {
  if (elseStatement !== undefined) return undefined;
  const statements = compiler.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
  const [only] = statements;
  if (only === undefined || statements.length > 1 || !compiler.isExpressionStatement(only)) return undefined;
  return isIdleValue(compiler, only.expression) ? only.expression : undefined;
}
