import type { ts } from "ts-morph";
import { nodeAt } from "../fixers/node-at.ts";
import type { ServiceOfFile } from "../repository/typescript/engine.ts";

/** Whether a member is asked of an instance whose class extends what the compiler does not know: that may have it. */
export function isOfUnknownBase({ ts: compiler, program, path }: ServiceOfFile, offset: number): boolean {
  const sourceFile = program.getSourceFile(path);
  const name = sourceFile && nodeAt(compiler, sourceFile, offset, compiler.isIdentifier);
  if (name === undefined || !compiler.isPropertyAccessExpression(name.parent)) return false;
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Node>();
  const extendsUnknown = (declaration: ts.Node): boolean => {
    if (seen.has(declaration)) return false;
    seen.add(declaration);
    if (!compiler.isClassLike(declaration)) return inheritsElsewhere(compiler, declaration);
    const { ExtendsKeyword } = compiler.SyntaxKind;
    const base = declaration.heritageClauses?.find(({ token }) => token === ExtendsKeyword)?.types[0]
      ?.expression;
    if (base === undefined) return false;
    const type = checker.getTypeAtLocation(base);
    const isUnknown = (type.flags & compiler.TypeFlags.Any) !== 0;
    return isUnknown || (type.getSymbol()?.declarations ?? []).some(extendsUnknown);
  };
  const { declarations = [] } = checker.getTypeAtLocation(name.parent.expression).getSymbol() ?? {};
  return declarations.some(extendsUnknown);
}

/** `util.inherits(Store, Emitter)`, `Store.prototype = Object.create(…)`: of a function the compiler sees no base at all. */
function inheritsElsewhere(compiler: typeof ts, declaration: ts.Node): boolean {
  const named = compiler.isFunctionExpression(declaration) ? declaration.parent : declaration;
  const isNamed = compiler.isFunctionDeclaration(named) || compiler.isVariableDeclaration(named);
  const name = isNamed && named.name !== undefined ? named.name.getText() : "";
  if (!/^[\w$]+$/.test(name)) return false;
  const own = String.raw`(?<![\w$.])${name.replaceAll("$", String.raw`\$`)}`;
  return new RegExp(
    String.raw`\binherits\(${own}\s{0,20},|${own}\.prototype(?:\.__proto__)? ?=[^=]|setPrototypeOf\(${own}(?![\w$])`,
  ).test(declaration.getSourceFile().text);
}
