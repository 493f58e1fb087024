import type { ts } from "ts-morph";
import type { TestBlock } from "../../repository/callees/test-blocks.ts";
import { usesIn, type Use } from "../../repository/callees/uses-in.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** What a test itself uses, each with a weight of 0..1: how much its failure speaks against it. */
export interface Seed extends Use {
  weight: number;
}

const COMPARED = 1;
const EXPECTED = 0.6;
const COMPUTED = 0.9;
const BLOCK = 0.5;
const HOOKS = 0.3;
/** What the failing statement's values come from, and those from others. */
const DEEPEST_LOCAL = 3;

/** What a failing test used before it failed: what is compared at the failing line first, then what that was computed by, then the rest. */
export function testSeeds(
  project: ServiceOfFile,
  { node, before }: TestBlock,
  line: number | undefined,
): Seed[] {
  const failing = line === undefined ? undefined : statementAt(project, node, line);
  const until = failing?.getEnd() ?? Infinity;
  const seeds: Seed[] = [];
  const add = (part: ts.Node, weight: number): void => {
    for (const use of usesIn(project, part))
      if (use.start < until) seeds.push({ ...use, weight: weight * use.sureness });
  };
  for (const hook of before)
    for (const use of usesIn(project, hook)) seeds.push({ ...use, weight: HOOKS * use.sureness });
  add(node, BLOCK);
  if (failing === undefined) return seeds;
  add(failing, EXPECTED);
  const compared = comparedIn(project, failing);
  add(compared, COMPARED);
  for (const source of new Set(sourcesOf(project, compared, DEEPEST_LOCAL))) add(source, COMPUTED);
  return seeds;
}

/** The smallest statement on a line within a test. */
function statementAt(project: ServiceOfFile, block: ts.Node, line: number): ts.Node | undefined {
  const { ts } = project;
  const sourceFile = block.getSourceFile();
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  let found: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (lineOf(node.getStart()) > line || lineOf(node.getEnd()) < line) return;
    const isStep =
      ts.isExpressionStatement(node) || ts.isVariableStatement(node) || ts.isReturnStatement(node);
    if (node !== block && (isStep || isBodyOfArrow(project, node))) found = node;
    ts.forEachChild(node, visit);
  }
  visit(block);
  return found;
}

/** `expect(a).toBe(b)` in `() => expect(a).toBe(b)` */
function isBodyOfArrow({ ts }: ServiceOfFile, node: ts.Node): boolean {
  return (
    !ts.isSourceFile(node) &&
    ts.isArrowFunction(node.parent) &&
    node.parent.body === node &&
    !ts.isBlock(node)
  );
}

/** `total(cart)` of `expect(total(cart)).toBe(3)`; of other assertions all that is handed to them. */
function comparedIn({ ts }: ServiceOfFile, statement: ts.Node): ts.Node {
  let found: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (found !== undefined) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "expect")
      found = node;
    else ts.forEachChild(node, visit);
  }
  visit(statement);
  return found ?? statement;
}

/** Where the local values that a node names were made, and what was done with them in the file. */
function sourcesOf(project: ServiceOfFile, node: ts.Node, depth: number): ts.Node[] {
  const found = localsIn(project, node);
  const made = [...found].flatMap(({ initializer }) => (initializer === undefined ? [] : [initializer]));
  const done = callsOn(project, node.getSourceFile(), found);
  const further = depth === 0 ? [] : made.flatMap((source) => sourcesOf(project, source, depth - 1));
  return [...made, ...done, ...further];
}

/** The variables of the same file that a node names, and that are not being declared around it. */
function localsIn(project: ServiceOfFile, node: ts.Node): Set<ts.VariableDeclaration> {
  const locals = new Set<ts.VariableDeclaration>();
  const sourceFile = node.getSourceFile();
  function visit(part: ts.Node): void {
    const variable = project.ts.isIdentifier(part) ? variableOf(project, part) : undefined;
    const isOther =
      variable?.getSourceFile() === sourceFile && (variable.end <= node.pos || variable.pos >= node.end);
    if (variable !== undefined && isOther) locals.add(variable);
    project.ts.forEachChild(part, visit);
  }
  visit(node);
  return locals;
}

function variableOf({ ts, program }: ServiceOfFile, name: ts.Identifier): ts.VariableDeclaration | undefined {
  const declaration = program.getTypeChecker().getSymbolAtLocation(name)?.declarations?.[0];
  return declaration === undefined ? undefined : ts.findAncestor(declaration, ts.isVariableDeclaration);
}

/** `cart.add(1)`, where `cart` is among the variables. */
function callsOn(
  project: ServiceOfFile,
  sourceFile: ts.Node,
  variables: ReadonlySet<ts.VariableDeclaration>,
): ts.Node[] {
  const { ts } = project;
  const calls: ts.Node[] = [];
  const names = new Set([...variables].map(({ name }) => name.getText()));
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const receiver = node.expression.expression;
      const isOne = ts.isIdentifier(receiver) && names.has(receiver.text);
      const variable = isOne ? variableOf(project, receiver) : undefined;
      if (variable !== undefined && variables.has(variable)) calls.push(node);
    }
    ts.forEachChild(node, visit);
  }
  if (names.size > 0) visit(sourceFile);
  return calls;
}
