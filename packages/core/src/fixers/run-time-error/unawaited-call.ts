import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** What is said of a promise that was taken for its value. */
const OF_PROMISE =
  /is not iterable|is not a function|Cannot read propert|Promise ?\{|\[object Promise\]|Received: *\{\}|pending/;
const ONLY_ONE = 0.6;
const ONE_OF_SEVERAL = 0.3;
const MOST_FILES = 50;
const MOST_CALLS = 3;

/** Calls whose promise is kept as if it were the value, in async functions of the files that failed: each may miss its `await`. */
export async function unawaitedCall(
  problem: LocatedProblem,
  repository: VirtualRepository,
): Promise<Candidate[]> {
  if (!OF_PROMISE.test(problem.message)) return [];
  const engine = await repository.typescript();
  const places = [problem.location, ...problem.frames.filter(({ own, inWorkspace }) => own && inWorkspace)];
  const seeds = [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
  const known = new Set(repository.files);
  const files = [...new Set(seeds.flatMap((file) => engine.imports(repository, file)))].filter((file) =>
    known.has(file),
  );
  const calls = files.slice(0, MOST_FILES).flatMap((file) => {
    const service = engine.languageService(repository, file);
    return callsIn(service).map((call) => ({
      file,
      name: call.expression.getText(),
      start: call.getStart(),
    }));
  });
  if (calls.length > MOST_CALLS) return [];
  return calls.map(({ file, name, start }) => ({
    title: `Wait for \`${name}(…)\` in ${file}`,
    edits: [{ file, edits: [{ start, end: start, text: "await " }] }],
    origin: "run-time-error",
    rationale: `\`${name}\` returns a promise, and its value is what is used`,
    confidence: calls.length === 1 ? ONLY_ONE : ONE_OF_SEVERAL,
  }));
}

function callsIn({ ts: compiler, program, path }: ServiceOfFile): ts.CallExpression[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const found: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isCallExpression(node) &&
      isKept(compiler, node) &&
      canWait(compiler, node) &&
      isPromise(checker, node)
    )
      found.push(node);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

/** `const x = call()` where `x` is used for its value, never as a promise. */
function isKept(compiler: typeof ts, call: ts.CallExpression): boolean {
  const declaration = call.parent;
  if (!compiler.isVariableDeclaration(declaration) || declaration.initializer !== call) return false;
  if (!compiler.isIdentifier(declaration.name)) return true;
  const name = declaration.name.text;
  const text = declaration.getSourceFile().text.slice(declaration.getEnd());
  const escaped = name.replaceAll("$", String.raw`\$`);
  return !new RegExp(
    String.raw`\bawait ${escaped}(?![\w$])|(?<![\w$])${escaped}\.(?:then|catch|finally)\b|Promise\.\w+\(\[[^\]]{0,300}(?<![\w$])${escaped}(?![\w$])|\bexpect\(${escaped}\)\.(?:resolves|rejects)\b`,
  ).test(text);
}

function canWait(compiler: typeof ts, node: ts.Node): boolean {
  const around = compiler.findAncestor(node.parent, compiler.isFunctionLike);
  if (around === undefined) return compiler.isExternalModule(node.getSourceFile());
  return (
    compiler.canHaveModifiers(around) &&
    compiler.getModifiers(around)?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) === true
  );
}

function isPromise(checker: ts.TypeChecker, call: ts.CallExpression): boolean {
  return checker.getTypeAtLocation(call).getSymbol()?.getName() === "Promise";
}
