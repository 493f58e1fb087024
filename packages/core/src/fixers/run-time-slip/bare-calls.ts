import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const AS_BESIDE = 0.7;
const OF_ONLY_PARAMETER = 0.5;

/**
 * `DATE.exec()` of a function of the language that asks for a value: the one that the same function gives to another call of it, else
 * the only one that it is itself given.
 */
export function bareCalls(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || node.arguments.length > 0) return;
    const { declaration, parameters } = checker.getResolvedSignature(node) ?? {};
    const [first] = declaration?.parameters ?? [];
    const isOfLanguage =
      declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    if (!isOfLanguage || first === undefined || parameters?.length !== 1 || isOptional(compiler, first))
      return;
    const value = valueFor(compiler, node);
    if (value !== undefined) candidates.push(given(file, node, value));
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

function isOptional(compiler: typeof ts, parameter: ts.Node): boolean {
  return (
    !compiler.isParameter(parameter) ||
    parameter.questionToken !== undefined ||
    parameter.dotDotDotToken !== undefined
  );
}

interface Value {
  name: string;
  confidence: number;
}

function valueFor(compiler: typeof ts, call: ts.CallExpression): Value | undefined {
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  const member = compiler.isPropertyAccessExpression(call.expression) ? call.expression.name.text : undefined;
  if (around === undefined || member === undefined) return undefined;
  const beside = new Set<string>();
  function visit(node: ts.Node): void {
    const [only, ...others] = compiler.isCallExpression(node) ? node.arguments : [];
    const isSame =
      compiler.isCallExpression(node) &&
      compiler.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === member;
    if (isSame && only !== undefined && others.length === 0) beside.add(only.getText());
    compiler.forEachChild(node, visit);
  }
  visit(around);
  const parameters = around.parameters.map(({ name }) => name.getText());
  const [value, ...more] = beside;
  if (value !== undefined)
    return more.length === 0 && parameters.includes(value)
      ? { name: value, confidence: AS_BESIDE }
      : undefined;
  const [only, ...others] = parameters;
  const isName = only !== undefined && /^[\w$]+$/.test(only) && others.length === 0;
  return isName ? { name: only, confidence: OF_ONLY_PARAMETER } : undefined;
}

function given(file: string, call: ts.CallExpression, { name, confidence }: Value): Candidate {
  const at = call.getEnd() - 1;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(at);
  return {
    title: `Give \`${name}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: at, end: at, text: name }] }],
    origin: "run-time-slip",
    rationale: `\`${call.expression.getText()}\` asks for a value`,
    confidence,
  };
}
