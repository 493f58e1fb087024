import type { ts } from "ts-morph";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { RulePlace } from "../lint-rule/rule-answer.ts";
import { nodeAt } from "../node-at.ts";
import type { Insertion } from "./script-rule.ts";

const MOST_FILES = 3000;
const MOST_NAMING = 40;

/** `layout(event)` where nobody uses the parameter `offset`, and other functions that have one call `layout(event, offset)`. */
export function givenElsewhere(
  { project: { ts }, sourceFile, start }: RulePlace,
  repository: VirtualRepository,
): Insertion | undefined {
  const parameter = nodeAt(ts, sourceFile, start, ts.isParameter);
  if (parameter?.name.getStart() !== start || !ts.isIdentifier(parameter.name)) return undefined;
  const name = parameter.name.text;
  const given = new Set(wholeCalls(ts, repository, name));
  const body = "body" in parameter.parent ? parameter.parent.body : undefined;
  const lacking = body === undefined ? [] : callsIn(ts, body).filter((call) => given.has(signOf(call)));
  const [only, ...others] = lacking;
  const last = only?.arguments.at(-1);
  return last === undefined || others.length > 0 ? undefined : { start: last.getEnd(), text: `, ${name}` };
}

/** The calls of other scripts that give a variable of a name last, as they would be written without it. */
function wholeCalls(compiler: typeof ts, { files, read }: VirtualRepository, name: string): string[] {
  const naming = files
    .slice(0, MOST_FILES)
    .filter((file) => isJavaScriptFile(file) && read(file)?.text.includes(`, ${name})`) === true);
  return naming.slice(0, MOST_NAMING).flatMap((file) => {
    const text = read(file)?.text ?? "";
    const sourceFile = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
    const whole = callsIn(compiler, sourceFile).filter(
      ({ arguments: values }) => values.length > 1 && values.at(-1)?.getText() === name,
    );
    return whole.map(({ expression, arguments: values }) =>
      signWith(
        expression.getText(),
        values.slice(0, -1).map((value) => value.getText()),
      ),
    );
  });
}

function signOf({ expression, arguments: values }: ts.CallExpression): string {
  return signWith(
    expression.getText(),
    values.map((value) => value.getText()),
  );
}

function signWith(callee: string, values: readonly string[]): string {
  return JSON.stringify([callee, ...values]);
}

function callsIn(compiler: typeof ts, root: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(root);
  return calls;
}
