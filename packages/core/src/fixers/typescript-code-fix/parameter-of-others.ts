import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether a parameter that nothing uses may be missed all the same: another variable of its name hides it in the function,
 * or others follow it that callers from outside would then give in its place.
 */
export function isParameterOfOthers({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts } = project;
  const parameter = nodeAt(ts, sourceFile, diagnostic.start, ts.isParameter);
  if (parameter === undefined || parameter.name.getStart() !== diagnostic.start) return false;
  const around = parameter.parent;
  const isLast = around.parameters.at(-1) === parameter;
  return (!isLast && isExported(ts, around)) || isHidden(ts, parameter);
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
  const text = name.getText();
  function declares(node: ts.Node): boolean {
    const isOther =
      (compiler.isParameter(node) || compiler.isVariableDeclaration(node)) &&
      node.name !== name &&
      node.name.getText() === text;
    return isOther || compiler.forEachChild(node, (child) => declares(child) || undefined) === true;
  }
  return declares(parent);
}
