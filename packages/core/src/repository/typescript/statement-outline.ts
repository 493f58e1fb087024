import { ts } from "ts-morph";
import { shapeOf, type Shape } from "./shape.ts";

/** What a statement at the top of a module declares. */
export interface StatementOutline {
  names: readonly string[];
  /** What the rest of the module feels of it. */
  inside: Shape;
  /** What other modules feel of it: of a variable that says its type only that. */
  outside: Shape;
}

/** The local names of what no name is given. */
export const DEFAULT_EXPORT = "default";
export const EXPORT_ASSIGNMENT = "export=";

/** Outlines of what a statement declares, one for each variable; none for what declares nothing. */
export function outlineStatement(statement: ts.Statement, sourceFile: ts.SourceFile): StatementOutline[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) =>
      outlineVariable(declaration, sourceFile),
    );
  const names = namesOf(statement);
  if (names.length === 0) return [];
  const shape = shapeOf(statement, sourceFile);
  return [{ names, inside: shape, outside: shape }];
}

function outlineVariable(declaration: ts.VariableDeclaration, sourceFile: ts.SourceFile): StatementOutline {
  const inside = shapeOf(declaration, sourceFile);
  const { type, initializer } = declaration;
  const names = boundNames(declaration.name);
  const told = type === undefined ? inside : shapeOf(declaration, sourceFile, initializer);
  const mentions = new Set([...told.mentions].filter((name) => !names.includes(name)));
  return { names, inside, outside: { ...told, mentions } };
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement))
    return [statement.isExportEquals === true ? EXPORT_ASSIGNMENT : DEFAULT_EXPORT];
  if (ts.isImportEqualsDeclaration(statement)) return [statement.name.text];
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [statement.name?.text ?? DEFAULT_EXPORT];
  if (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  )
    return [statement.name.text];
  if (ts.isExpressionStatement(statement)) return assignedName(statement.expression);
  return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? [] : variablesIn(statement);
}

/** `handler.timeout = 5` declares a property of `handler`. */
function assignedName(expression: ts.Expression): string[] {
  if (!ts.isBinaryExpression(expression)) return [];
  let target = expression.left;
  while (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target))
    target = target.expression;
  return ts.isIdentifier(target) ? [target.text] : [];
}

/** Variables that blocks and loops at the top of a module declare or may assign. */
function variablesIn(statement: ts.Statement): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) names.push(...boundNames(node.name));
    if (ts.isBinaryExpression(node)) names.push(...assignedName(node));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}
