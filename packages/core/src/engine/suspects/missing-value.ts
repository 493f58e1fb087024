import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** `Cannot read properties of undefined (reading 'price')` */
const OF_NOTHING = /Cannot (?:read|set) propert(?:y|ies) (?:'[^']{1,80}' )?of (?:undefined|null)/;
const NAMED = /\((?:reading|setting) '(?<name>[^']{1,80})'\)/;
/** `cart.total is not a function`, `(intermediate value).map is not a function`, `prices is not iterable` */
const NOT_SUCH = /(?:^|[\s.:)])(?<name>[\w$]{1,80}) is not (?:a function|a constructor|iterable)/;
/** `Cannot destructure property 'total' of 'cart.prices' as it is undefined.`, `… of 'pricesOf(...)' as it is …` */
const NOT_APART =
  /Cannot destructure (?:property '[^']{1,80}' of )?'(?<source>[^']{1,200})' as it is (?:undefined|null)/;
/** What V8 writes of a call, and of one of an imported function that was compiled: `(0, prices_1.pricesOf)(...)`. */
const CALL = /(?<callee>[\w$]+)\)?\(\.\.\.\)$/;

/** The expression in a statement that the message of an error says was undefined, or not what it should have been. */
export function missingValue(
  project: ServiceOfFile,
  statement: ts.Node,
  message: string,
): ts.Expression | undefined {
  const { ts } = project;
  const source = NOT_APART.exec(message)?.groups?.["source"];
  if (source !== undefined) return expressionOf(project, statement, source);
  const isOfNothing = OF_NOTHING.test(message);
  const name = (isOfNothing ? NAMED : NOT_SUCH).exec(message)?.groups?.["name"];
  if (name === undefined) return undefined;
  let found: ts.Expression | undefined;
  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node) && node.name.text === name)
      found = isOfNothing ? node.expression : node;
    else if (!isOfNothing && ts.isIdentifier(node) && node.text === name) found ??= node;
    ts.forEachChild(node, visit);
  }
  visit(statement);
  return found;
}

/** The first expression within a statement that a message writes so, of those that a value comes from. */
function expressionOf(project: ServiceOfFile, statement: ts.Node, text: string): ts.Expression | undefined {
  const { ts } = project;
  const callee = CALL.exec(text)?.groups?.["callee"];
  if (ts.isCallExpression(statement) && statement.expression.getText().split(".").at(-1) === callee)
    return statement;
  const isSource = ts.isIdentifier(statement) || ts.isPropertyAccessExpression(statement);
  if (isSource && statement.getText() === text) return statement;
  return ts.forEachChild(statement, (child) => expressionOf(project, child, text));
}
