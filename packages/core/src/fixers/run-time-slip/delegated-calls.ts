import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.7;

/**
 * `this.encoder.write()` in a method `write(text)`: what is asked of another by the same name is handed on, where all other calls of that
 * name are given something.
 */
export function delegatedCalls(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const calls = services
    .filter(({ file }) => isJavaScriptFile(file))
    .flatMap(({ file, service }) => memberCalls(file, service));
  const given = new Set(calls.filter(({ call }) => call.arguments.length > 0).map(({ name }) => name));
  const bare = Map.groupBy(
    calls.filter(({ call }) => call.arguments.length === 0),
    ({ name }) => name,
  );
  return [...bare].flatMap(([name, [only, ...others]]): Candidate[] => {
    if (only === undefined || others.length > 0 || !given.has(name)) return [];
    const parameter = onlyParameter(only);
    return parameter === undefined ? [] : [handedOn(only, parameter)];
  });
}

interface MemberCall {
  file: string;
  name: string;
  call: ts.CallExpression;
  compiler: typeof ts;
}

function memberCalls(file: string, { ts: compiler, program, path }: ServiceOfFile): MemberCall[] {
  const calls: MemberCall[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) && compiler.isPropertyAccessExpression(node.expression))
      calls.push({ file, name: node.expression.name.text, call: node, compiler });
    compiler.forEachChild(node, visit);
  }
  const sourceFile = program.getSourceFile(path);
  if (sourceFile !== undefined) visit(sourceFile);
  return calls;
}

/** The only parameter of the function around a call, where that is called as what is called there. */
function onlyParameter({ name, call, compiler }: MemberCall): string | undefined {
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  const [only, ...others] = around?.parameters ?? [];
  if (around === undefined || only === undefined || others.length > 0 || nameOf(compiler, around) !== name)
    return undefined;
  return compiler.isIdentifier(only.name) ? only.name.text : undefined;
}

/** `write` of `write(text) {}`, `write: function (text) {}` and `Wrapper.prototype.write = function (text) {}` */
function nameOf(compiler: typeof ts, around: ts.SignatureDeclaration): string | undefined {
  const { parent } = around;
  if (compiler.isBinaryExpression(parent) && compiler.isPropertyAccessExpression(parent.left))
    return parent.left.name.text;
  return (compiler.isPropertyAssignment(parent) ? parent.name : around.name)?.getText();
}

function handedOn({ file, name, call }: MemberCall, parameter: string): Candidate {
  const at = call.getEnd() - 1;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(at);
  return {
    title: `Pass \`${parameter}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: at, end: at, text: parameter }] }],
    origin: "run-time-slip",
    rationale: `all other calls of \`${name}\` are given something, and so is the one that makes this call`,
    confidence: CONFIDENCE,
  };
}
