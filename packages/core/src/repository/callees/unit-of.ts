import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import type { CodeUnit } from "./code-unit.ts";

/** The piece of own code that a declaration stands for; undefined for types, parameters, locals and code of others. */
export function unitOf(project: ServiceOfFile, declaration: ts.Node): CodeUnit | undefined {
  const { ts } = project;
  if (ts.isFunctionLike(declaration))
    return "body" in declaration && declaration.body !== undefined
      ? unitAround(project, declaration)
      : undefined;
  if (ts.isClassLike(declaration)) {
    const constructor = declaration.members.find(
      (member) => ts.isConstructorDeclaration(member) && member.body !== undefined,
    );
    return read(project, constructor ?? declaration);
  }
  if (ts.isVariableDeclaration(declaration) && !isFunctionValue(project, declaration.initializer))
    return isOfModule(project, declaration) ? read(project, declaration) : undefined;
  if (ts.isPropertyDeclaration(declaration) && !isFunctionValue(project, declaration.initializer))
    return undefined;
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration) || ts.isSourceFile(declaration))
    return undefined;
  return unitAround(project, declaration);
}

/** The innermost piece of code with a name around a node, the node itself included. */
export function unitAround(project: ServiceOfFile, node: ts.Node): CodeUnit | undefined {
  const { ts } = project;
  for (let current = node; !ts.isSourceFile(current); current = current.parent)
    if (isUnit(project, current)) return read(project, current);
  return undefined;
}

/** Whether a node is a piece of code of its own within the one around it. */
export function isUnit(project: ServiceOfFile, node: ts.Node): boolean {
  const { ts } = project;
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node))
    return node.body !== undefined && (node.name !== undefined || ts.isSourceFile(node.parent));
  if (ts.isConstructorDeclaration(node)) return node.body !== undefined;
  if (ts.isFunctionExpression(node)) return node.name !== undefined && !isValueOfUnit(project, node);
  if (ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node))
    return isFunctionValue(project, node.initializer);
  if (ts.isVariableDeclaration(node))
    return (
      (ts.isIdentifier(node.name) && isFunctionValue(project, node.initializer)) || isOfModule(project, node)
    );
  if (ts.isBinaryExpression(node))
    return (
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      isFunctionValue(project, node.right)
    );
  return ts.isEnumDeclaration(node) || ts.isClassLike(node) || ts.isExportAssignment(node);
}

/** `const total = function sum() {…}`, which is called `total`. */
function isValueOfUnit(project: ServiceOfFile, { parent }: ts.FunctionExpression): boolean {
  return !project.ts.isReturnStatement(parent) && isUnit(project, parent);
}

/** `() => …`, `function () {…}`, and such handed to something: `memo(() => …)`. */
function isFunctionValue({ ts }: ServiceOfFile, value: ts.Expression | undefined): boolean {
  let bare = value;
  while (
    bare !== undefined &&
    (ts.isParenthesizedExpression(bare) || ts.isAsExpression(bare) || ts.isSatisfiesExpression(bare))
  )
    bare = bare.expression;
  if (bare === undefined) return false;
  if (ts.isArrowFunction(bare) || ts.isFunctionExpression(bare)) return true;
  if (!ts.isCallExpression(bare) || !isWrapper(bare.expression.getText())) return false;
  return bare.arguments.some((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
}

/** `memo`, `React.memo`, not `items.map`. */
function isWrapper(callee: string): boolean {
  return /^(?:[A-Z]\w*\.)?\w+$/.test(callee);
}

function isOfModule({ ts }: ServiceOfFile, declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  return (
    declaration.initializer !== undefined &&
    ts.isVariableStatement(statement) &&
    !ts.isBlock(statement.parent)
  );
}

function read(project: ServiceOfFile, node: ts.Node): CodeUnit | undefined {
  const sourceFile = node.getSourceFile();
  const file = project.relative(sourceFile.fileName);
  if (file === undefined || sourceFile.isDeclarationFile || `/${file}`.includes("/node_modules/"))
    return undefined;
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  const start = node.getStart(sourceFile);
  return {
    key: `${file}:${start}`,
    file,
    symbol: nameOf(project, node),
    startLine: lineOf(start),
    endLine: lineOf(node.getEnd()),
    kind: isValue(project, node) ? "value" : "function",
    node,
    project,
  };
}

function isValue(project: ServiceOfFile, node: ts.Node): boolean {
  const { ts } = project;
  if (ts.isVariableDeclaration(node)) return !isFunctionValue(project, node.initializer);
  return ts.isEnumDeclaration(node) || ts.isExportAssignment(node);
}

function nameOf({ ts }: ServiceOfFile, node: ts.Node): string {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (ts.isBinaryExpression(node)) {
    const own = ts.isFunctionExpression(node.right) ? node.right.name : undefined;
    if (own !== undefined) return own.text;
    return ts.isPropertyAccessExpression(node.left) ? node.left.name.text : node.left.getText();
  }
  const named =
    ts.isClassLike(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassElement(node) ||
    ts.isObjectLiteralElementLike(node) ||
    ts.isEnumDeclaration(node);
  const name = named ? node.name?.getText() : undefined;
  return name?.replaceAll(/\s+/g, " ") ?? "default";
}
