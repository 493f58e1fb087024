import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.6;
/** What gives an element of a page. */
const SELECTING = /^(?:querySelector|getElementById|closest)$/;
/** What gives one of what a list or map is called after. */
const PICKING = /^(?:get|find|findLast|at|shift|pop)$/;

/** `const element = document.querySelector(…);` and `if (element) element.textContent = …;`: what a call gives is kept, and set where it is there. */
export function namedTarget(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  statement: ts.Statement,
  { expression, questionDotToken: token, kind }: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Answer[] {
  const name = compiler.isCallExpression(expression) ? nameOf(compiler, expression) : undefined;
  if (name === undefined || token === undefined || expression.getStart() !== statement.getStart()) return [];
  const taken = checker.getSymbolsInScope(statement, compiler.SymbolFlags.Value);
  if (taken.some((symbol) => symbol.name === name)) return [];
  const before = /(?:^|\n)([^\S\n]*)$/.exec(sourceFile.text.slice(0, statement.getStart()))?.[1];
  const gap = before === undefined ? " " : `${lineEndOf(sourceFile.text)}${before}`;
  const end = statement.getText().endsWith(";") || before === undefined ? ";" : "";
  const dot = kind === compiler.SyntaxKind.PropertyAccessExpression ? "." : "";
  const text = `const ${name} = ${expression.getText()}${end}${gap}if (${name}) ${name}${dot}`;
  return [
    {
      title: `Keep it as \`${name}\`, and set it where it is there`,
      edits: [{ start: expression.getStart(), end: token.getEnd(), text }],
      rationale: "what may be missing cannot be set",
      confidence: CONFIDENCE,
    },
  ];
}

/** `element` for `document.querySelector(…)`, `session` for `this.sessions.get(id)`. */
function nameOf(compiler: typeof ts, { expression }: ts.CallExpression): string | undefined {
  if (!compiler.isPropertyAccessExpression(expression)) return undefined;
  if (SELECTING.test(expression.name.text)) return "element";
  const owner = expression.expression;
  const list = compiler.isPropertyAccessExpression(owner) ? owner.name.text : owner.getText();
  const isPicked = PICKING.test(expression.name.text) && /^[a-z]\w*[^s]s$/.test(list);
  return isPicked ? list.slice(0, -1) : undefined;
}
