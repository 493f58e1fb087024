import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged } from "./exchanged.ts";

const CONFIDENCE = 0.8;
const FEWEST_OTHERS = 2;
/** What takes the name of an event, then what to do at it. */
const LISTENING: ReadonlySet<string> = new Set([
  "on",
  "once",
  "off",
  "addListener",
  "removeListener",
  "prependListener",
  "addEventListener",
  "removeEventListener",
]);
const OF_EVENT = /^(?:text|code) function$/;

interface Call {
  file: string;
  name: string;
  arguments: readonly [ts.Expression, ts.Expression];
  /** What the first two values are, as far as it is written. */
  kinds: readonly [string, string];
}

/** `stream.once(() => {…}, "finish")`: two values in the order that all other calls of that name have the other way round. */
export function swappedKinds(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const calls = services.flatMap(({ file, service }) => callsIn(file, service));
  return [...Map.groupBy(calls, ({ name }) => name)].flatMap(([name, own]) => {
    return own.filter((call) => isSwapped(name, call, own)).map(swapped);
  });
}

function isSwapped(name: string, { kinds: [first, second] }: Call, calls: readonly Call[]): boolean {
  const wanted = `${second} ${first}`;
  if (first === second) return false;
  const others = calls.filter(({ kinds }) => kinds.join(" ") === wanted);
  const isUsual = others.length >= FEWEST_OTHERS && calls.length === others.length + 1;
  return isUsual || (LISTENING.has(name) && OF_EVENT.test(wanted));
}

function callsIn(file: string, { ts: compiler, program, path }: ServiceOfFile): Call[] {
  const calls: Call[] = [];
  const sourceFile = program.getSourceFile(path);
  function visit(node: ts.Node): void {
    const call = compiler.isCallExpression(node) ? callOf(compiler, file, node) : undefined;
    if (call !== undefined) calls.push(call);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return calls;
}

function callOf(compiler: typeof ts, file: string, node: ts.CallExpression): Call | undefined {
  const [first, second] = node.arguments;
  const { expression } = node;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (first === undefined || second === undefined || !compiler.isIdentifier(name)) return undefined;
  const kinds = [kindOf(compiler, first), kindOf(compiler, second)] as const;
  return kinds.includes("") ? undefined : { file, name: name.text, arguments: [first, second], kinds };
}

/** Empty where it is not written there. */
function kindOf(compiler: typeof ts, value: ts.Expression): string {
  if (compiler.isStringLiteralLike(value)) return kindOfText(value.text);
  if (compiler.isTemplateExpression(value)) return "words";
  if (compiler.isNumericLiteral(value)) return "number";
  if (compiler.isArrowFunction(value) || compiler.isFunctionExpression(value)) return "function";
  return compiler.isRegularExpressionLiteral(value) ? "pattern" : "";
}

/** `"ERR_NOT_FOUND"` is a code, `"No such item"` are words. */
function kindOfText(text: string): string {
  if (/^[A-Z][A-Z\d_]*$/.test(text)) return "code";
  return text.includes(" ") ? "words" : "text";
}

function swapped({ file, name, arguments: pair }: Call): Candidate {
  const { line } = pair[0].getSourceFile().getLineAndCharacterOfPosition(pair[0].getStart());
  return exchanged(file, pair, {
    title: `Swap the first two arguments of \`${name}\` at line ${line + 1} of ${file}`,
    rationale: `others call \`${name}\` the other way round`,
    confidence: CONFIDENCE,
  });
}
