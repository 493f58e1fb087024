import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const IN_TRY = 0.7;
const AS_BESIDE = 0.75;
const AS_ELSEWHERE = 0.7;
const FEWEST_OTHERS = 2;

interface Source {
  file: string;
  service: ServiceOfFile;
}

interface Call {
  file: string;
  node: ts.CallExpression;
  isAwaited: boolean;
  /** Whether it stands for itself, so that nothing takes its promise. */
  isAlone: boolean;
  declaration: ts.Node | undefined;
  /** The text of what its function is a member of. */
  owner: string | undefined;
  /** The async function around it. */
  around: ts.Node;
}

/**
 * Calls in async functions that nobody waits for, though whatever they throw is to be caught where they are, or though the calls
 * beside them in the function, or all other calls of what they call, are waited for.
 */
export function unawaitedCalls(sources: readonly Source[]): Candidate[] {
  const calls = sources.flatMap(({ file, service }) => callsIn(file, service));
  const ofDeclaration = Map.groupBy(calls, ({ declaration }) => declaration);
  const besides = Map.groupBy(calls, ({ around }) => around);
  return sources.flatMap(({ file, service }) =>
    calls
      .filter((call) => call.file === file && !call.isAwaited)
      .flatMap((call) => {
        const elsewhere = call.declaration === undefined ? [] : (ofDeclaration.get(call.declaration) ?? []);
        const beside = (besides.get(call.around) ?? []).filter((other) => isAlike(other, call));
        const confidence = confidenceOf(call, { service, elsewhere, beside });
        return confidence === undefined ? [] : [awaited(call, confidence)];
      }),
  );
}

function confidenceOf(
  call: Call,
  {
    service,
    elsewhere,
    beside,
  }: { service: ServiceOfFile; elsewhere: readonly Call[]; beside: readonly Call[] },
): number | undefined {
  const type = service.program.getTypeChecker().getTypeAtLocation(call.node);
  const isPromise = type.getSymbol()?.getName() === "Promise";
  if (isPromise && isCaught(service.ts, call)) return IN_TRY;
  if (!call.isAlone) return undefined;
  const { Any, Unknown, Union } = service.ts.TypeFlags;
  const mayBePromise = isPromise || (type.flags & (Any | Unknown | Union)) !== 0;
  if (mayBePromise && areAwaited(beside, call)) return AS_BESIDE;
  return isPromise && areAwaited(elsewhere, call) ? AS_ELSEWHERE : undefined;
}

function areAwaited(others: readonly Call[], call: Call): boolean {
  const rest = others.filter((other) => other !== call);
  return rest.length >= FEWEST_OTHERS && rest.every(({ isAwaited }) => isAwaited);
}

/** `this.config.onError?.()` beside `this.config.onSuccess?.()`: members of one object, called for themselves. */
function isAlike(a: Call, b: Call): boolean {
  return a.isAlone && a.owner !== undefined && a.owner === b.owner;
}

function callsIn(file: string, { ts: compiler, program, path }: ServiceOfFile): Call[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const calls: Call[] = [];
  function visit(node: ts.Node, around: ts.Node | undefined): void {
    const ofFunction = isAsync(compiler, node) ? node : undefined;
    const inside = compiler.isFunctionLike(node) ? ofFunction : around;
    if (compiler.isCallExpression(node) && around !== undefined) {
      const isAwaited = compiler.isAwaitExpression(node.parent);
      const statement = isAwaited ? node.parent.parent : node.parent;
      calls.push({
        file,
        node,
        isAwaited,
        isAlone: compiler.isExpressionStatement(statement),
        owner: compiler.isPropertyAccessExpression(node.expression)
          ? node.expression.expression.getText()
          : undefined,
        declaration: checker.getResolvedSignature(node)?.declaration,
        around,
      });
    }
    compiler.forEachChild(node, (child) => visit(child, inside));
  }
  if (sourceFile !== undefined) visit(sourceFile, undefined);
  return calls;
}

function isAsync(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.canHaveModifiers(node) &&
    compiler.getModifiers(node)?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) === true
  );
}

/** Whether it stands for itself, or is what is returned, in the block of a `try` that catches. */
function isCaught(compiler: typeof ts, { node, isAlone, around }: Call): boolean {
  if (!isAlone && !compiler.isReturnStatement(node.parent)) return false;
  let inner: ts.Node = node;
  while (inner !== around && inner.parent !== undefined) {
    const { parent } = inner;
    if (compiler.isTryStatement(parent) && parent.tryBlock === inner) return parent.catchClause !== undefined;
    inner = parent;
  }
  return false;
}

function awaited({ file, node }: Call, confidence: number): Candidate {
  const start = node.getStart();
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(start);
  const name = node.expression.getText();
  return {
    title: `Wait for \`${name}(…)\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end: start, text: "await " }] }],
    origin: "run-time-slip",
    rationale: `\`${name}\` returns a promise that nobody waits for`,
    confidence,
  };
}
