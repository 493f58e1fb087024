import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged, titleOfSwap } from "./exchanged.ts";

const CONFIDENCE = 0.8;
const FEWEST_OTHERS = 2;

interface Call {
  file: string;
  name: string;
  given: readonly ts.Expression[];
  /** The names that its function has for what it is given, where that is known. */
  parameters: readonly string[];
  /** Whether a function does nothing else than hand on what it is given in another order: `(a, b) => compare(b, a)`. */
  isReversal: boolean;
}

/** `capture(start, state)` where all other calls of the function give `state` first, `push("", "text")` where others give words first. */
export function swappedFromUsual(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const calls = services.flatMap(({ file, service }) => ownCalls(file, service));
  return [...Map.groupBy(calls, ({ declaration }) => declaration).values()].flatMap((own) =>
    own.flatMap((call) => {
      const others = own.filter((other) => other !== call);
      const isCounted = others.length >= FEWEST_OTHERS && !call.isReversal;
      const pair = isCounted ? outOfPlace(call, others) : undefined;
      return pair === undefined ? [] : [swapped(call, pair)];
    }),
  );
}

/** The calls of functions of the workspace, each with where its function is declared, or with its name where that is not known. */
function ownCalls(
  file: string,
  { ts: compiler, program, path, relative }: ServiceOfFile,
): (Call & { declaration: string })[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const calls: (Call & { declaration: string })[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) && node.arguments.length > 1) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      const home = declaration && relative(declaration.getSourceFile().fileName);
      const name = node.expression.getText();
      if (declaration === undefined || home !== undefined)
        calls.push({
          file,
          name,
          given: node.arguments,
          parameters: declaration?.parameters.map((parameter) => parameter.name.getText()) ?? [],
          isReversal: isReversal(compiler, node),
          declaration: declaration === undefined ? name : `${home} ${declaration.pos}`,
        });
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return calls;
}

function isReversal(compiler: typeof ts, call: ts.CallExpression): boolean {
  const { parent } = call;
  const block = compiler.isReturnStatement(parent) ? parent.parent : call;
  const around = block.parent;
  const isAll = compiler.isBlock(block) ? block.statements.length === 1 : compiler.isArrowFunction(around);
  if (!isAll || !compiler.isFunctionLike(around)) return false;
  const order = around.parameters.map(({ name }) => name.getText());
  const places = call.arguments.map((value) => order.indexOf(value.getText())).filter((place) => place >= 0);
  return places.length > 1 && places.some((place, index) => place < (places[index - 1] ?? 0));
}

/**
 * Two variables of which one stands where no other call has it, and every other has it where the other one stands, which
 * belongs where the first one is: others have it there, or the function itself calls it so.
 */
function outOfPlace(
  { given, parameters }: Call,
  others: readonly Call[],
): [ts.Expression, ts.Expression] | undefined {
  for (const [place, value] of given.entries()) {
    const usual = given.findIndex(
      (_, index) => index !== place && others.every((call) => isName(call.given[index], value.getText())),
    );
    const other = given[usual];
    const there = other?.getText() ?? "";
    const isUnusual = others.every((call) => call.given[place]?.getText() !== value.getText());
    const isAtHome = parameters[place] === value.getText() || parameters[usual] === there;
    const belongs = parameters[place] === there || others.some((call) => isName(call.given[place], there));
    if (other !== undefined && isUnusual && !isAtHome && belongs)
      return place < usual ? [value, other] : [other, value];
  }
  return textsOutOfPlace(given, others) ?? objectsOutOfPlace(given, others);
}

/** `assign({ … }, proto)` where all others give what they make last, and something else first. */
function objectsOutOfPlace(
  given: Call["given"],
  others: readonly Call[],
): [ts.Expression, ts.Expression] | undefined {
  const [first, last, ...more] = given;
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const isReversed = isObject(first) && !isObject(last);
  const isUsual = others.every(
    ({ given: [own, made, ...rest] }) =>
      own !== undefined && made !== undefined && rest.length === 0 && !isObject(own) && isObject(made),
  );
  return isReversed && isUsual ? [first, last] : undefined;
}

function isObject(value: ts.Expression): boolean {
  return value.getText().startsWith("{");
}

/** Two texts that others give the other way round, and nobody so. */
function textsOutOfPlace(
  [first, second]: Call["given"],
  others: readonly Call[],
): [ts.Expression, ts.Expression] | undefined {
  if (!isText(first) || !isText(second) || first.getText() === second.getText()) return undefined;
  const giving = (place: number, value: ts.Expression): number =>
    others.filter(({ given }) => given[place]?.getText() === value.getText()).length;
  const isUsual = giving(0, second) >= FEWEST_OTHERS && giving(1, first) > 0;
  const isSwapped = isUsual && giving(0, first) === 0 && giving(1, second) === 0;
  return isSwapped ? [first, second] : undefined;
}

function isText(value: ts.Expression | undefined): value is ts.Expression {
  return value !== undefined && /^["']/.test(value.getText());
}

const NAME = /^[A-Za-z_$][\w$]*$/;

function isName(value: ts.Expression | undefined, name: string): boolean {
  return NAME.test(name) && value?.getText() === name;
}

function swapped({ file, name }: Call, pair: [ts.Expression, ts.Expression]): Candidate {
  return exchanged(file, pair, {
    title: titleOfSwap(file, ...pair),
    rationale: `all others that call \`${name}\` have them the other way round`,
    confidence: CONFIDENCE,
  });
}
