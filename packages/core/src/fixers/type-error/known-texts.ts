import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { ErrorSite } from "./error-site.ts";

/** From a name to its value, from that to its parts: as far as a reader would follow. */
const DEPTH = 4;

/** Texts that a value is known to have at times, written out where it or what it is taken of is made. */
export function knownTexts(site: ErrorSite, value: ts.Expression, depth: number = DEPTH): string[] {
  const { ts: compiler, checker } = site;
  const inner = (node: ts.Expression): string[] => knownTexts(site, node, depth - 1);
  if (compiler.isStringLiteralLike(value)) return [value.text];
  if (depth === 0) return [];
  if (compiler.isParenthesizedExpression(value)) return inner(value.expression);
  if (compiler.isConditionalExpression(value)) return [value.whenTrue, value.whenFalse].flatMap(inner);
  if (compiler.isBinaryExpression(value) && /^(?:\?\?|\|\|)$/.test(value.operatorToken.getText()))
    return [value.left, value.right].flatMap(inner);
  if (compiler.isElementAccessExpression(value)) return elementsOf(value.expression).flatMap(inner);
  if (compiler.isPropertyAccessExpression(value)) return valuesOfMember(site, value.name).flatMap(inner);
  const made = compiler.isIdentifier(value) ? initializerOf(value) : undefined;
  return made === undefined ? [] : inner(made);

  function initializerOf(name: ts.Expression): ts.Expression | undefined {
    const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
    return declaration !== undefined && compiler.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  }

  /** What is written in the table or the list that something is taken of by a key. */
  function elementsOf(table: ts.Expression): readonly ts.Expression[] {
    const whole = initializerOf(table);
    if (whole === undefined) return [];
    if (compiler.isArrayLiteralExpression(whole)) return whole.elements;
    return compiler.isObjectLiteralExpression(whole)
      ? whole.properties.filter(compiler.isPropertyAssignment).map(({ initializer }) => initializer)
      : [];
  }
}

/** What objects written out in the program have for a member. */
function valuesOfMember({ ts: compiler, project, checker }: ErrorSite, name: ts.MemberName): ts.Expression[] {
  const declared = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const home = declared?.getSourceFile();
  if (declared === undefined || home === undefined || project.relative(home.fileName) === undefined)
    return [];
  const found = project.service.findReferences(home.fileName, declared.getStart()) ?? [];
  return found
    .flatMap(({ references }) => references)
    .flatMap(({ fileName, textSpan }) => {
      const file = project.program.getSourceFile(fileName);
      const property = file && nodeAt(compiler, file, textSpan.start, compiler.isPropertyAssignment);
      return property?.name.getStart() === textSpan.start ? [property.initializer] : [];
    });
}
