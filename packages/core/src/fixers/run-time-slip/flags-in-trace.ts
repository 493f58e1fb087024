import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";

const CONFIDENCE = 0.7;
const FEWEST_OTHERS = 3;
const MOST_FRAMES = 10;
const MOST_FILES = 3000;
const MOST_NAMING = 60;

/**
 * `report({ node }, true)` at a line of the trace, where nobody else who calls it gives a flag there: it threw for what it was given.
 */
export function flagsInTrace(
  { location, frames }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
): Candidate[] {
  const places = [location, ...frames.filter(({ own, inWorkspace }) => own && inWorkspace)]
    .slice(0, MOST_FRAMES)
    .filter(({ file, column }) => column !== undefined && isJavaScriptFile(file) && !isTestFile(file));
  const found = places.flatMap(({ file, line, column = 1 }) => {
    const { ts: compiler, program, path } = engine.languageService(repository, file);
    const sourceFile = program.getSourceFile(path);
    const start = sourceFile?.getLineStarts()[line - 1];
    const call =
      sourceFile === undefined || start === undefined
        ? undefined
        : flaggedAt(compiler, sourceFile, start + column - 1);
    return call === undefined ? [] : [{ file, compiler, call }];
  });
  const unique = [...new Map(found.map((one) => [`${one.file} ${one.call.pos}`, one])).values()];
  return unique.flatMap(({ file, compiler, call }) => {
    const others = scriptsThatName(repository, `${call.expression.getText()}(`).flatMap((other) => {
      const { program, path } = engine.languageService(repository, other);
      return callsOf(compiler, program.getSourceFile(path), call);
    });
    const place = call.arguments.length - 1;
    const isAlone =
      others.length >= FEWEST_OTHERS && !others.some((one) => isFlag(compiler, one.arguments[place]));
    return isAlone ? [withoutFlag(file, call)] : [];
  });
}

function scriptsThatName({ files, read }: VirtualRepository, text: string): string[] {
  const naming = files
    .slice(0, MOST_FILES)
    .filter(
      (file) => isSourceFile(file) && isJavaScriptFile(file) && read(file)?.text.includes(text) === true,
    );
  return naming.slice(0, MOST_NAMING);
}

/** The call whose callee a place of a trace is in, where it ends with a flag behind another value. */
function flaggedAt(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  function visit(node: ts.Node): void {
    if (node.pos > offset || node.end <= offset) return;
    const isCallee = compiler.isCallExpression(node) && offset < node.expression.end;
    if (isCallee && node.arguments.length > 1 && isFlag(compiler, node.arguments.at(-1))) found = node;
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}

/** The other calls of what is called so. */
function callsOf(
  compiler: typeof ts,
  sourceFile: ts.SourceFile | undefined,
  call: ts.CallExpression,
): ts.CallExpression[] {
  const name = call.expression.getText();
  const found: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    const isOther = compiler.isCallExpression(node) && node.expression.getText() === name;
    const isItself = node.pos === call.pos && sourceFile?.fileName === call.getSourceFile().fileName;
    if (isOther && !isItself) found.push(node);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

function isFlag({ SyntaxKind }: typeof ts, value: ts.Expression | undefined): boolean {
  return value?.kind === SyntaxKind.TrueKeyword || value?.kind === SyntaxKind.FalseKeyword;
}

function withoutFlag(file: string, { arguments: given, expression }: ts.CallExpression): Candidate {
  const [before, last] = given.slice(-2);
  const [start, end] = [before?.getEnd() ?? 0, last?.getEnd() ?? 0];
  const { line } = expression.getSourceFile().getLineAndCharacterOfPosition(start);
  return {
    title: `Take \`${last?.getText()}\` from the call at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end, text: "" }] }],
    origin: "run-time-slip",
    rationale: `nobody else gives \`${expression.getText()}\` a flag there, and it failed`,
    confidence: CONFIDENCE,
  };
}
