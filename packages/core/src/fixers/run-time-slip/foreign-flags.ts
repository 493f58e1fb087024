import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.75;
const FEWEST_VALUES = 2;
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
    if (compiler.isCallExpression(node) && isForeign({ compiler, program, checker }, node))
      candidates.push(withoutLast(file, node));
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
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
