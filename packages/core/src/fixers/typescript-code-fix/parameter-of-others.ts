import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether a parameter that nothing uses may be missed all the same: another variable of its name hides it in the function,
 * or others follow it that callers from outside would then give in its place. Of a pattern the names alone are taken away.
 */
export function isParameterOfOthers({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts } = project;
  const parameter = nodeAt(ts, sourceFile, diagnostic.start, ts.isParameter);
  if (parameter === undefined || parameter.name.getStart() !== diagnostic.start) return false;
  const around = parameter.parent;
  const staysInPlace = !ts.isIdentifier(parameter.name) || around.parameters.at(-1) === parameter;
  return (!staysInPlace && isExported(ts, around)) || isHidden(ts, parameter);
}

function isExported(compiler: typeof ts, around: ts.SignatureDeclaration): boolean {
  const statement = compiler.findAncestor(around, compiler.isStatement);
  const isWhole =
    compiler.isFunctionDeclaration(around) || (statement && compiler.isVariableStatement(statement));
  return (
    isWhole === true &&
    statement !== undefined &&
    compiler.canHaveModifiers(statement) &&
    (compiler.getModifiers(statement) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword)
  );
}

function isHidden(compiler: typeof ts, { parent, name }: ts.ParameterDeclaration): boolean {
  const names = namesIn(compiler, name);
  function declares(node: ts.Node): boolean {
    const isOther =
      (compiler.isParameter(node) || compiler.isVariableDeclaration(node)) &&
      node.name !== name &&
      namesIn(compiler, node.name).some((other) => names.includes(other));
    return isOther || compiler.forEachChild(node, (child) => declares(child) || undefined) === true;
  }
  return declares(parent);
}

/** `x` and `y` of `{ x, at: [y] }` */
function namesIn(compiler: typeof ts, name: ts.BindingName): string[] {
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? namesIn(compiler, element.name) : [],
  );
}
