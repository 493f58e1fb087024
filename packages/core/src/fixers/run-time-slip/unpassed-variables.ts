import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

const OF_IDLE = 0.7;
const AS_OTHERS = 0.45;
const FEWEST_CALLS = 2;
const MOST_FILES = 3000;

/**
 * `total(prices)` of `function total(prices, rate)` in a script, where a variable `rate` is at hand that nothing else uses, or all
 * other calls give one.
 */
export function unpassedVariables(
  services: readonly { file: string; service: ServiceOfFile }[],
  repository: VirtualRepository,
): Candidate[] {
  const calls = services
    .filter(({ file }) => isJavaScriptFile(file))
    .flatMap(({ file, service }) => callsIn(file, service));
  const byDeclaration = Map.groupBy(
    calls,
    ({ declaration }) => declaration.getSourceFile().fileName + declaration.pos,
  );
  return [...byDeclaration.values()].flatMap((own) => {
    const [only, ...others] = own.filter(({ missing }) => missing !== undefined);
    if (only?.missing === undefined || others.length > 0) return [];
    const areWhole = own.every((each) => each === only || isWhole(each));
    const isUsual = own.length > FEWEST_CALLS && areWhole;
    const isEmpty = only.call.arguments?.length === 0;
    const isTelling = isEmpty ? isGivenElsewhere(only, repository) : only.missing.isIdle || isUsual;
    return isTelling ? [passed(only, only.missing)] : [];
  });
}

interface Call {
  file: string;
  call: ts.CallExpression | ts.NewExpression;
  declaration: ts.SignatureDeclaration;
  /** The variable that it may have been meant to give. */
  missing: Missing | undefined;
}

interface Missing {
  name: string;
  /** Whether nothing uses it as it is. */
  isIdle: boolean;
}

function callsIn(file: string, { ts, program, path, relative }: ServiceOfFile): Call[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const calls: Call[] = [];
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      const isOwn = declaration !== undefined && relative(declaration.getSourceFile().fileName) !== undefined;
      if (isOwn && ts.isFunctionLike(declaration))
        calls.push({
          file,
          call: node,
          declaration,
          missing: missingIn(ts, checker, { call: node, declaration }),
        });
    }
    ts.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return calls;
}

/** Whether all others of the workspace give it something where one gives nothing, and most a variable of that name. */
function isGivenElsewhere({ call, missing }: Call, { files, read }: VirtualRepository): boolean {
  const callee = call.expression.getText();
  if (!/^[\w$]+$/.test(callee)) return false;
  const calls = new RegExp(
    String.raw`(?<![\w$.]|function )${callee.replaceAll("$", String.raw`\$`)}\((?<given>[^()]{0,200})\)?`,
    "g",
  );
  const given = files
    .slice(0, MOST_FILES)
    .filter((file) => isSourceFile(file) && isJavaScriptFile(file))
    .flatMap((file) => [...(read(file)?.text ?? "").matchAll(calls)].map(({ groups }) => groups?.["given"]));
  const alike = given.filter((value) => value === missing?.name);
  const isAlone = given.filter((value) => value?.trim() === "").length === 1;
  return isAlone && alike.length >= FEWEST_CALLS && alike.length > given.length / 2;
}

function isWhole({ call, declaration }: Call): boolean {
  return (call.arguments?.length ?? 0) >= declaration.parameters.length;
}

/** The variable in scope that is called as the only parameter that a call does not give. */
function missingIn(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  { call, declaration }: Pick<Call, "call" | "declaration">,
): Missing | undefined {
  const given = call.arguments ?? [];
  const { parameters } = declaration;
  const last = parameters.at(-1);
  const isShort =
    given.length === parameters.length - 1 && (given.length > 0 || compiler.isCallExpression(call));
  if (last === undefined || !isShort || given.some(compiler.isSpreadElement)) return undefined;
  const isOptional = last.initializer !== undefined || last.dotDotDotToken !== undefined;
  if (given.length > 0 ? !isAskedFor(compiler, last) : isOptional) return undefined;
  const name = last.name.getText();
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  const symbol = checker
    .getSymbolsInScope(call, compiler.SymbolFlags.Variable)
    .find((one) => one.name === name && isOfFunction(compiler, one));
  if (symbol === undefined || around === undefined || around === declaration) return undefined;
  return { name, isIdle: isIdle(compiler, symbol) };
}

/** Whether the name of a variable stands in its function only where it is declared. */
function isIdle(compiler: typeof ts, { name, valueDeclaration }: ts.Symbol): boolean {
  const around = valueDeclaration && compiler.findAncestor(valueDeclaration, compiler.isFunctionLike);
  const bare = name.replaceAll("$", String.raw`\$`);
  const uses = around?.getText().matchAll(new RegExp(String.raw`(?<![\w$.])${bare}(?![\w$])`, "g"));
  return [...(uses ?? [])].length === 1;
}

/** A parameter that a body takes for given. */
function isAskedFor(
  compiler: typeof ts,
  { name, initializer, dotDotDotToken, parent }: ts.ParameterDeclaration,
): boolean {
  if (!compiler.isIdentifier(name) || initializer !== undefined || dotDotDotToken !== undefined) return false;
  const body = "body" in parent ? parent.body : undefined;
  const text = body?.getText() ?? "";
  const bare = name.text.replaceAll("$", String.raw`\$`);
  const isUsed = new RegExp(String.raw`(?<![\w$.])${bare}(?![\w$])`).test(text);
  const isOptional = new RegExp(
    String.raw`(?<![\w$.])${bare} ?(?:\|\||\?\?|&&|\?|[!=]==? ?(?:undefined|null))|typeof ${bare}\b|!${bare}\b|if \(${bare}\b`,
  ).test(text);
  return isUsed && !isOptional;
}

/** Of a function, and not of the whole file: what is at hand everywhere says nothing. */
function isOfFunction(compiler: typeof ts, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  return (
    declaration !== undefined && compiler.findAncestor(declaration, compiler.isFunctionLike) !== undefined
  );
}

function passed({ file, call }: Call, { name, isIdle: isUnused }: Missing): Candidate {
  const last = call.arguments?.at(-1);
  const end = last?.getEnd() ?? call.getEnd() - 1;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(end);
  return {
    title: `Pass \`${name}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: end, end, text: last === undefined ? name : `, ${name}` }] }],
    origin: "run-time-slip",
    rationale: `the function takes \`${name}\` for given, and a variable of that name is at hand`,
    confidence: isUnused ? OF_IDLE : AS_OTHERS,
  };
}
