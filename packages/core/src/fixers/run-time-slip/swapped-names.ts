import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { areContrasting } from "../contrasting-names.ts";

const CONFIDENCE = 0.45;
const SHORTEST = 3;

/** `discount(rate, price)` of `function discount(price, rate)`: two variables where the parameters of their names are the other way round. */
export function swappedNames(file: string, { ts, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const pair = swappedIn(ts, checker, node);
      if (pair !== undefined) candidates.push(swapped(file, node, pair));
    }
    ts.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

type Pair = readonly [ts.Identifier, ts.Identifier];

function swappedIn(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): Pair | undefined {
  const given = call.arguments ?? [];
  if (given.length < 2) return undefined;
  const parameters = checker.getResolvedSignature(call)?.parameters.map(({ name }) => name) ?? [];
  for (const [index, first] of given.entries()) {
    if (!compiler.isIdentifier(first)) continue;
    const place = parameters.indexOf(first.text);
    const second = given[place];
    if (place <= index || second === undefined || !compiler.isIdentifier(second)) continue;
    const isSwapped = second.text === parameters[index] && isTelling(first.text, second.text);
    if (isSwapped) return [first, second];
  }
  return undefined;
}

/** Names of words, and not of two sides, which are swapped on purpose: `compare(b, a)`, `swap(right, left)`. */
function isTelling(a: string, b: string): boolean {
  return a.length >= SHORTEST && b.length >= SHORTEST && !areContrasting(a, b);
}

function swapped(file: string, call: ts.CallExpression | ts.NewExpression, [first, second]: Pair): Candidate {
  return {
    title: `Swap \`${first.text}\` and \`${second.text}\``,
    edits: [
      {
        file,
        edits: [
          { start: first.getStart(), end: first.getEnd(), text: second.text },
          { start: second.getStart(), end: second.getEnd(), text: first.text },
        ],
      },
    ],
    origin: "run-time-slip",
    rationale: `the parameters of \`${call.expression.getText()}\` have these names, the other way round`,
    confidence: CONFIDENCE,
  };
}
