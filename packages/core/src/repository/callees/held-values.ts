import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

const remembered = new WeakMap<ts.Program, ReadonlyMap<string, ts.Expression[]>>();

/** What a property of an object is made of, where that is no function itself: `createOperator(addOne)` of `{ add: createOperator(addOne) }`. */
export function heldValue({ ts }: ServiceOfFile, declaration: ts.Node): ts.Expression | undefined {
  if (!ts.isPropertyAssignment(declaration)) return undefined;
  const { initializer } = declaration;
  const isMade = ts.isCallExpression(initializer) || ts.isIdentifier(initializer);
  return isMade || ts.isPropertyAccessExpression(initializer) ? initializer : undefined;
}

/** All such values of a program's own source files by the names of their properties: for what no type leads to. */
export function heldValuesByName(project: ServiceOfFile): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = remembered.get(project.program) ?? gather(project);
  remembered.set(project.program, known);
  return known;
}

function gather(project: ServiceOfFile): Map<string, ts.Expression[]> {
  const { ts, program, relative } = project;
  const values = new Map<string, ts.Expression[]>();
  function visit(node: ts.Node): void {
    const value = heldValue(project, node);
    if (value !== undefined && ts.isPropertyAssignment(node)) {
      const name = node.name.getText();
      values.set(name, [...(values.get(name) ?? []), value]);
    }
    ts.forEachChild(node, visit);
  }
  for (const sourceFile of program.getSourceFiles()) {
    const file = relative(sourceFile.fileName);
    if (file !== undefined && !sourceFile.isDeclarationFile && !`/${file}`.includes("/node_modules/"))
      visit(sourceFile);
  }
  return values;
}
