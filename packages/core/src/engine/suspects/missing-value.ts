import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** `Cannot read properties of undefined (reading 'price')` */
const OF_NOTHING = /Cannot (?:read|set) propert(?:y|ies) (?:'[^']{1,80}' )?of (?:undefined|null)/;
const NAMED = /\((?:reading|setting) '(?<name>[^']{1,80})'\)/;
/** `cart.total is not a function`, `(intermediate value).map is not a function`, `prices is not iterable` */
const NOT_SUCH = /(?:^|[\s.:)])(?<name>[\w$]{1,80}) is not (?:a function|a constructor|iterable)/;

/** The expression in a statement that the message of an error says was undefined, or not what it should have been. */
export function missingValue(
  { ts }: ServiceOfFile,
  statement: ts.Node,
  message: string,
): ts.Expression | undefined {
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
