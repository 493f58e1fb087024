import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { nodesAtLine } from "./nodes-at-line.ts";

const NOT_A_FUNCTION = /(?<![\w$.])(?<name>[\w$]{1,60}) is not a function/;
const CONFIDENCE = 0.8;

/** `next is not a function` in `handle(request, next)`, where who called it gives no `next` and has one at hand. */
export async function ungivenArgument(
  { location, message, frames }: LocatedProblem,
  repository: VirtualRepository,
): Promise<Candidate[]> {
  const name = NOT_A_FUNCTION.exec(message)?.groups?.["name"];
  const [, caller] = frames.filter(({ own, inWorkspace }) => own && inWorkspace);
  if (name === undefined || caller === undefined || !isSourceFile(caller.file)) return [];
  const engine = await repository.typescript();
  const asked = askedOf(engine.languageService(repository, location.file), location.line, name);
  if (asked === undefined) return [];
  const service = engine.languageService(repository, caller.file);
  const [call, ...others] = nodesAtLine(service, caller.line, service.ts.isCallExpression).filter((node) =>
    isShort(service, node, asked),
  );
  const last = call?.arguments.at(-1);
  if (call === undefined || others.length > 0 || !isAtHand(service, call, name)) return [];
  const at = last?.end ?? call.end - 1;
  return [
    {
      title: `Pass \`${name}\` at line ${caller.line} of ${caller.file}`,
      edits: [
        { file: caller.file, edits: [{ start: at, end: at, text: last === undefined ? name : `, ${name}` }] },
      ],
      origin: "run-time-error",
      rationale: `the function calls \`${name}\`, which is not given to it`,
      confidence: CONFIDENCE,
    },
  ];
}

interface Asked {
  /** What the function may be called by. */
  names: readonly string[];
  /** Which of its parameters is called as a function. */
  index: number;
}

/** The function that takes a name called at a line for one of its parameters. */
function askedOf(service: ServiceOfFile, line: number, name: string): Asked | undefined {
  const { ts: compiler } = service;
  const call = nodesAtLine(service, line, compiler.isCallExpression).find(
    ({ expression }) => compiler.isIdentifier(expression) && expression.text === name,
  );
  const indexIn = (node: ts.SignatureDeclaration): number =>
    node.parameters.findIndex((parameter) => parameter.name.getText() === name);
  const around = compiler.findAncestor(
    call,
    (node): node is ts.SignatureDeclaration => compiler.isFunctionLike(node) && indexIn(node) >= 0,
  );
  return around && { names: namesOf(compiler, around), index: indexIn(around) };
}

function namesOf(compiler: typeof ts, node: ts.SignatureDeclaration): string[] {
  const { parent } = node;
  const isAssigned = compiler.isBinaryExpression(parent) && compiler.isPropertyAccessExpression(parent.left);
  const isHeld = compiler.isVariableDeclaration(parent) || compiler.isPropertyAssignment(parent);
  const names = [
    node.name,
    isHeld ? parent.name : undefined,
    isAssigned && compiler.isPropertyAccessExpression(parent.left) ? parent.left.name : undefined,
  ];
  return names.flatMap((each) => (each === undefined ? [] : [each.getText()]));
}

/** Whether a call of the function ends right before the parameter. */
function isShort({ ts: compiler }: ServiceOfFile, node: ts.CallExpression, { names, index }: Asked): boolean {
  const { expression } = node;
  const callee = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  return (
    names.includes(callee.getText()) &&
    node.arguments.length === index &&
    !node.arguments.some(compiler.isSpreadElement)
  );
}

function isAtHand({ ts: compiler, program }: ServiceOfFile, node: ts.Node, name: string): boolean {
  const { Variable, Function } = compiler.SymbolFlags;
  const inScope = program.getTypeChecker().getSymbolsInScope(node, Variable | Function);
  return inScope.some((symbol) => symbol.name === name);
}
