import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { quoteOf } from "../quote-of.ts";

const OF_NOTHING = /Reduce of empty array with no initial value/;
/** The list may be empty for another reason, of which something else tells better. */
const CONFIDENCE = 0.6;

/**
 * `prices.reduce((sum, price) => sum + price)` where there are no prices: a start that changes nothing for lists that are
 * not empty, such as `0` of a sum.
 */
export async function startlessReduction(
  { message, location: { file, line } }: LocatedProblem,
  repository: VirtualRepository,
): Promise<Candidate[]> {
  if (!OF_NOTHING.test(message)) return [];
  const engine = await repository.typescript();
  if (!engine.knows(repository, file)) return [];
  const service = engine.languageService(repository, file);
  const [call, ...others] = reductionsAt(service, line);
  const [callback] = call?.arguments ?? [];
  const start = callback && neutralStart(service, callback);
  if (callback === undefined || start === undefined || others.length > 0) return [];
  const end = callback.getEnd();
  return [
    {
      title: `Begin with \`${start}\` at line ${line} of ${file}`,
      edits: [{ file, edits: [{ start: end, end, text: `, ${start}` }] }],
      origin: "run-time-error",
      rationale: "a list without anything gives nothing to begin with, and every other one stays as it is",
      confidence: CONFIDENCE,
    },
  ];
}

/** The calls of `reduce` without a start whose name is in a line. */
function reductionsAt({ ts: compiler, program, path }: ServiceOfFile, line: number): ts.CallExpression[] {
  const sourceFile = program.getSourceFile(path);
  const found: ts.CallExpression[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isCallExpression(node) &&
      node.arguments.length === 1 &&
      compiler.isPropertyAccessExpression(node.expression) &&
      /^reduce(?:Right)?$/.test(node.expression.name.text) &&
      sourceFile?.getLineAndCharacterOfPosition(node.expression.name.getStart()).line === line - 1
    )
      found.push(node);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

/** What a callback joins with anything without a change; undefined where there is no such, or more than a joining. */
function neutralStart({ ts: compiler, program }: ServiceOfFile, callback: ts.Expression): string | undefined {
  if (!compiler.isArrowFunction(callback)) return undefined;
  const [whole, item, ...more] = callback.parameters;
  const joined = joinedBy(compiler, callback.body);
  if (whole === undefined || item === undefined || more.length > 0 || joined === undefined) return undefined;
  const names = [whole, item].map(({ name }) => name.getText());
  if (compiler.isArrayLiteralExpression(joined)) {
    const spread = joined.elements.map((one) => (compiler.isSpreadElement(one) ? one.expression : one));
    const isOfLists = joined.elements.every(compiler.isSpreadElement);
    return isOfLists && isSame(spread, names) ? "[]" : undefined;
  }
  if (!compiler.isBinaryExpression(joined) || !isSame([joined.left, joined.right], names)) return undefined;
  const checker = program.getTypeChecker();
  const { flags } = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(item));
  const start = startOf(compiler, joined.operatorToken.kind, flags);
  return start === "" ? quoteOf(callback.getSourceFile().text).repeat(2) : start;
}

function startOf(compiler: typeof ts, operator: ts.SyntaxKind, flags: ts.TypeFlags): string | undefined {
  const { NumberLike, StringLike, BooleanLike } = compiler.TypeFlags;
  const { PlusToken, AsteriskToken, AmpersandAmpersandToken, BarBarToken } = compiler.SyntaxKind;
  const neutral: readonly [ts.TypeFlags, ts.SyntaxKind, string][] = [
    [NumberLike, PlusToken, "0"],
    [NumberLike, AsteriskToken, "1"],
    [StringLike, PlusToken, ""],
    [BooleanLike, AmpersandAmpersandToken, "true"],
    [BooleanLike, BarBarToken, "false"],
  ];
  return neutral.find(([type, joining]) => (flags & type) !== 0 && joining === operator)?.[2];
}

/** What a body returns and does nothing else. */
function joinedBy(compiler: typeof ts, body: ts.ConciseBody): ts.Expression | undefined {
  if (!compiler.isBlock(body)) return compiler.isParenthesizedExpression(body) ? body.expression : body;
  const [only, ...others] = body.statements;
  const isReturned = only !== undefined && compiler.isReturnStatement(only) && others.length === 0;
  return isReturned ? only.expression : undefined;
}

function isSame(nodes: readonly ts.Node[], names: readonly string[]): boolean {
  return nodes.length === names.length && nodes.every((node, index) => node.getText() === names[index]);
}
