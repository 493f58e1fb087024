import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.75;
const FEWEST_VALUES = 2;
/** What adds to a list. */
const ADDS = /\.(?:push|unshift)$/;
/** Members of texts and lists that are asked for two values, the second of them no flag, whatever has them. */
const OF_TEXT = /\.(?:split|slice|substring|substr|indexOf|lastIndexOf|startsWith|endsWith)$/;

/**
 * `Math.min(size, limit, true)` in a script: the last value is a flag, and what the language has there takes none; nor does
 * `read(bytes, offset = 0)`.
 */
export function foreignFlags(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    const isFlagged = compiler.isCallExpression(node) && node.arguments.length >= FEWEST_VALUES;
    if (
      isFlagged &&
      (isForeign({ compiler, program, checker }, node) || isAddedBeside(compiler, node, sourceFile))
    )
      candidates.push(withoutLast(file, node));
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

/** `rows.push([name, size], true)` where all else that is added to `rows` in the script is a list, too. */
function isAddedBeside(
  compiler: typeof ts,
  { expression, arguments: [first, last, ...more] }: ts.CallExpression,
  sourceFile: ts.SourceFile | undefined,
): boolean {
  if (first === undefined || last === undefined || more.length > 0 || !isFlag(compiler, last)) return false;
  if (!ADDS.test(expression.getText()) || !isMade(compiler, first)) return false;
  const others: (readonly ts.Expression[])[] = [];
  function visit(node: ts.Node): void {
    const isOther = compiler.isCallExpression(node) && node.expression.getText() === expression.getText();
    if (isOther && node.expression !== expression) others.push(node.arguments);
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  const areAlike = others.every(([only, ...rest]) => only?.kind === first.kind && rest.length === 0);
  return others.length >= FEWEST_VALUES && areAlike;
}

/** A list or an object that is made where it is given. */
function isMade(compiler: typeof ts, value: ts.Expression): boolean {
  return compiler.isArrayLiteralExpression(value) || compiler.isObjectLiteralExpression(value);
}

interface Compiler {
  compiler: typeof ts;
  program: ts.Program;
  checker: ts.TypeChecker;
}

function isForeign({ compiler, program, checker }: Compiler, call: ts.CallExpression): boolean {
  const given = call.arguments;
  const last = given.at(-1);
  if (last === undefined || given.length < FEWEST_VALUES || !isFlag(compiler, last)) return false;
  if (given.some((value) => compiler.isSpreadElement(value) || (value !== last && isFlag(compiler, value))))
    return false;
  if (given.length === 2 && OF_TEXT.test(call.expression.getText()) && isUnknown(call.expression))
    return true;
  const symbol = checker.getSymbolAtLocation(
    compiler.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression,
  );
  const declarations = symbol?.declarations ?? [];
  const isOfLanguage = declarations.every((one) => program.isSourceFileDefaultLibrary(one.getSourceFile()));
  const isKnown = declarations.length > 0 && (isOfLanguage || declarations.every(isScript));
  if (!isKnown) return false;
  const signatures = checker.getTypeAtLocation(call.expression).getCallSignatures();
  return signatures.length > 0 && signatures.every((signature) => takesNone(signature, given.length - 1));

  function isUnknown(callee: ts.Expression): boolean {
    return (checker.getTypeAtLocation(callee).flags & compiler.TypeFlags.Any) !== 0;
  }

  function takesNone({ parameters, declaration }: ts.Signature, place: number): boolean {
    const parameter = parameters[place] ?? parameters.at(-1);
    const written = parameter?.valueDeclaration;
    if (parameter === undefined || declaration === undefined || !written || !compiler.isParameter(written))
      return false;
    const isRest = written.dotDotDotToken !== undefined;
    if (parameters[place] === undefined && !isRest) return false;
    const type = checker.getTypeOfSymbolAtLocation(parameter, call);
    const asked = isRest ? checker.getIndexTypeOfType(type, compiler.IndexKind.Number) : type;
    return asked !== undefined && isCountOrText(compiler, checker.getNonNullableType(asked));
  }
}

function isScript(declaration: ts.Node): boolean {
  return isJavaScriptFile(declaration.getSourceFile().fileName);
}

/** Types of numbers and texts alone: anything else might be given a flag. */
function isCountOrText({ TypeFlags }: typeof ts, type: ts.Type): boolean {
  const kinds = type.isUnion() ? type.types : [type];
  return kinds.every(({ flags }) => (flags & (TypeFlags.NumberLike | TypeFlags.StringLike)) !== 0);
}

function isFlag({ SyntaxKind }: typeof ts, { kind }: ts.Expression): boolean {
  return kind === SyntaxKind.TrueKeyword || kind === SyntaxKind.FalseKeyword;
}

function withoutLast(file: string, { arguments: given, expression }: ts.CallExpression): Candidate {
  const last = given.at(-1);
  const before = given.at(-2);
  const [start, end] = [before?.getEnd() ?? 0, last?.getEnd() ?? 0];
  const { line } = expression.getSourceFile().getLineAndCharacterOfPosition(start);
  return {
    title: `Take \`${last?.getText()}\` from the call at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end, text: "" }] }],
    origin: "run-time-slip",
    rationale: `\`${expression.getText()}\` takes no flag there`,
    confidence: CONFIDENCE,
  };
}
