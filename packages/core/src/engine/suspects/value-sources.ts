import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** What the values of a failing statement come from, and those from others. */
const DEEPEST_LOCAL = 3;

/** Where the local values that a node names were made, and what was done with them in the parts of the file that ran. */
export function sourcesOf(
  project: ServiceOfFile,
  node: ts.Node,
  ran: readonly ts.Node[],
  depth: number = DEEPEST_LOCAL,
): ts.Node[] {
  const found = localsIn(project, node);
  const made = [...found].flatMap(({ initializer }) => (initializer === undefined ? [] : [initializer]));
  const done = ran.flatMap((part) => callsOn(project, part, found));
  const further = depth === 0 ? [] : made.flatMap((source) => sourcesOf(project, source, ran, depth - 1));
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
  within: ts.Node,
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
  if (names.size > 0) visit(within);
  return calls;
}
