import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { missedReturn } from "./unreturned-results.ts";
import { returned } from "./unreturned-values.ts";

const SAYS_UNDEFINED = /\bundefined\b/;
/** Some tell what two values are below what they say. */
const COMPARES = /^AssertionError\b.{0,40}: Expected values to be/;
const CONFIDENCE = 0.75;

/** Functions that a test got `undefined` from: it asks them for a value, and they end with a call and return nothing. */
export function unreturnedInTest(
  { location, frames, message }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
): Candidate[] {
  const isTold = SAYS_UNDEFINED.test(message);
  if (!isTold && !COMPARES.test(message)) return [];
  const places = [location, ...frames.filter(({ own, inWorkspace }) => own && inWorkspace)];
  const [place] = places.filter(({ file }) => isTestFile(file));
  if (place === undefined) return [];
  const service = engine.languageService(repository, place.file);
  const found = new Set(
    callsAround(service, place.line, isTold ? "function" : "statement").flatMap(
      (call) => missedReturn(service, call) ?? [],
    ),
  );
  return [...found].flatMap((statement) => {
    const file = service.relative(statement.getSourceFile().fileName);
    return file === undefined || isTestFile(file) ? [] : [returned(file, statement, CONFIDENCE)];
  });
}

/** The calls in the innermost function, or statement, that a line begins in. */
function callsAround(
  { ts: compiler, program, path }: ServiceOfFile,
  line: number,
  within: "function" | "statement",
): ts.CallExpression[] {
  const sourceFile = program.getSourceFile(path);
  const start = sourceFile?.getLineStarts()[line - 1];
  if (sourceFile === undefined || start === undefined) return [];
  const calls: ts.CallExpression[] = [];
  let around: ts.Node = sourceFile;
  function narrow(node: ts.Node): void {
    if (node.pos > (start ?? 0) || node.end <= (start ?? 0)) return;
    const fits = within === "function" ? compiler.isFunctionLike(node) : isPlain(compiler, node);
    if (fits) around = node;
    compiler.forEachChild(node, narrow);
  }
  function collect(node: ts.Node): void {
    if (compiler.isCallExpression(node)) calls.push(node);
    compiler.forEachChild(node, collect);
  }
  narrow(sourceFile);
  collect(around);
  return calls;
}

function isPlain(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isExpressionStatement(node) ||
    compiler.isVariableStatement(node) ||
    compiler.isReturnStatement(node)
  );
}
