import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Functions of a script that make what they are called as: they fill `this`, or do nothing, have methods, and do not see to it themselves. */
export function ownConstructors({ ts: compiler, program, path }: ServiceOfFile): string[] {
  const sourceFile = program.getSourceFile(path);
  const text = sourceFile?.text ?? "";
  const found: string[] = [];
  for (const statement of sourceFile?.statements ?? []) {
    if (!compiler.isFunctionDeclaration(statement) || statement.name === undefined) continue;
    const { name, body } = statement;
    const fills =
      body?.statements.length === 0 || body?.statements.some((one) => fillsItself(compiler, one)) === true;
    const isGuarded = /\binstanceof\b|new\.target|\bthis (?:===|!==|==|!=)/.test(body?.getText() ?? "");
    const hasMethods = text.includes(`${name.text}.prototype.`);
    if (fills && hasMethods && !isGuarded) found.push(name.text);
  }
  return found;
}

/** `this.size = 0;` */
function fillsItself(compiler: typeof ts, statement: ts.Statement): boolean {
  if (!compiler.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return (
    compiler.isBinaryExpression(expression) &&
    expression.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
    compiler.isPropertyAccessExpression(expression.left) &&
    expression.left.expression.kind === compiler.SyntaxKind.ThisKeyword
  );
}
