import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { isRequired } from "../argument-count/untaken-flag.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import { isTelling } from "../type-error/types.ts";
import type { RulePlace } from "./rule-answer.ts";

/** `/^[a-z]+$/.test(method)` where nobody uses a variable `method` and the only call in sight that lacks its last argument takes it. */
export function missingArgument({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  const declaration = name?.parent;
  if (name?.getStart() !== start || declaration === undefined) return undefined;
  if (!ts.isVariableDeclaration(declaration) && !ts.isBindingElement(declaration)) return undefined;
  const around = ts.findAncestor(name, (node) => ts.isBlock(node) || ts.isSourceFile(node));
  const type = checker.getTypeAtLocation(name);
  if (around === undefined || declaration.name !== name || !isTelling(project, type)) return undefined;
  const lacking = callsIn(ts, around).filter((call) => call.pos > name.end && lacksOne(call));
  const [only, ...others] = lacking;
  const last = only?.arguments.at(-1);
  if (only === undefined || others.length > 0 || !takesIt(only, type)) return undefined;
  if (unusedBeside(project, around, name).some((other) => takesIt(only, checker.getTypeAtLocation(other))))
    return undefined;
  return last === undefined
    ? { start: only.getEnd() - 1, end: only.getEnd() - 1, text: name.text }
    : { start: last.getEnd(), end: last.getEnd(), text: `, ${name.text}` };

  function lacksOne(call: ts.CallExpression): boolean {
    const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
    const required = parameters.findLastIndex((parameter) => isRequired(ts, parameter)) + 1;
    return required === call.arguments.length + 1 && !call.arguments.some(ts.isSpreadElement);
  }

  function takesIt(call: ts.CallExpression, given: ts.Type): boolean {
    const parameter = checker.getResolvedSignature(call)?.parameters[call.arguments.length];
    const target = parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
    return target !== undefined && isTelling(project, target) && checker.isTypeAssignableTo(given, target);
  }
}

/** Other variables of a block that nobody uses. */
function unusedBeside(
  { ts: compiler }: RulePlace["project"],
  around: ts.Node,
  name: ts.Identifier,
): ts.Identifier[] {
  const names = identifiersIn(compiler, around);
  const times = new Map<string, number>();
  for (const { text } of names) times.set(text, (times.get(text) ?? 0) + 1);
  return names.filter(
    (other) =>
      other !== name &&
      times.get(other.text) === 1 &&
      (compiler.isVariableDeclaration(other.parent) || compiler.isBindingElement(other.parent)) &&
      other.parent.name === other,
  );
}

function callsIn(compiler: typeof ts, around: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node)) calls.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(around);
  return calls;
}
