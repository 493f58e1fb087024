import type { ts } from "ts-morph";
import { errorNode, type ErrorSite } from "../../fixers/type-error/error-site.ts";

/** Declarations and surroundings followed on the way to an import. */
const MOST_STEPS = 12;

/** Where the tags of JSX have their types from. */
export const JSX_TYPES = "JSX";

interface Search {
  readonly ts: typeof ts;
  readonly checker: ts.TypeChecker;
  steps: number;
}

/**
 * The module, as its import writes it, that would give a type to a parameter that has none: that of the function which
 * is called, of the tag, or of the annotation around it. `JSX_TYPES` for the tags of JSX itself;
 * undefined where it is the workspace's own code, or cannot be told.
 */
export function untypedOrigin(site: ErrorSite): string | undefined {
  const around = functionAround(site.ts, errorNode(site));
  return around && originAround({ ts: site.ts, checker: site.checker, steps: 0 }, around);
}

/** The function without a name that a node is a parameter of. */
function functionAround(
  { isParameter, isArrowFunction, isFunctionExpression }: typeof ts,
  node: ts.Node,
): ts.Node | undefined {
  let current: ts.Node | undefined = node;
  while (current !== undefined && !isParameter(current)) current = current.parent;
  const owner = current?.parent;
  return owner !== undefined && (isArrowFunction(owner) || isFunctionExpression(owner)) ? owner : undefined;
}

/** What gives a value the type that is expected of it, by the code around it. */
function originAround(search: Search, value: ts.Node): string | undefined {
  const { ts } = search;
  const { parent } = value;
  if (search.steps++ > MOST_STEPS) return undefined;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.expression === value ? undefined : originOf(search, parent.expression);
  if (ts.isJsxAttribute(parent)) return originOfTag(search, parent.parent.parent.tagName);
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isAsExpression(parent)
  )
    return parent.type === undefined ? undefined : originOfType(search, parent.type);
  if (ts.isBinaryExpression(parent) && parent.right === value) return originOf(search, parent.left);
  const isPassedOn =
    ts.isJsxExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isBlock(parent) ||
    ts.isArrowFunction(parent);
  return isPassedOn ? originAround(search, parent) : undefined;
}

function originOfTag(search: Search, tag: ts.JsxTagNameExpression): string | undefined {
  const { ts } = search;
  return ts.isIdentifier(tag) && /^[a-z]/.test(tag.text) ? JSX_TYPES : originOf(search, tag);
}

function originOfType(search: Search, type: ts.TypeNode): string | undefined {
  const { ts } = search;
  if (!ts.isTypeReferenceNode(type)) return undefined;
  let name = type.typeName;
  while (ts.isQualifiedName(name)) name = name.left;
  return originOf(search, name);
}

/** The module that a value comes from. */
function originOf(search: Search, value: ts.Node | undefined): string | undefined {
  const { ts } = search;
  if (value === undefined || search.steps++ > MOST_STEPS) return undefined;
  if (ts.isIdentifier(value)) return originOfName(search, value);
  const isOfOther =
    ts.isPropertyAccessExpression(value) ||
    ts.isElementAccessExpression(value) ||
    ts.isCallExpression(value) ||
    ts.isNewExpression(value) ||
    ts.isAwaitExpression(value) ||
    ts.isParenthesizedExpression(value) ||
    ts.isNonNullExpression(value);
  return isOfOther ? originOf(search, value.expression) : undefined;
}

function originOfName(search: Search, name: ts.Identifier): string | undefined {
  const { ts } = search;
  const declaration = search.checker.getSymbolAtLocation(name)?.declarations?.[0];
  if (declaration === undefined) return undefined;
  const specifier = importOf(ts, declaration);
  if (specifier !== undefined) return specifier;
  const holder = ts.isBindingElement(declaration)
    ? ts.walkUpBindingElementsAndPatterns(declaration)
    : declaration;
  if (ts.isVariableDeclaration(holder)) return originOf(search, holder.initializer);
  return ts.isParameter(holder) && holder.type === undefined
    ? originAround(search, holder.parent)
    : undefined;
}

function importOf(
  {
    isImportDeclaration,
    isImportEqualsDeclaration,
    isExternalModuleReference,
    isStringLiteral,
    isSourceFile,
    isVariableDeclaration,
  }: typeof ts,
  declaration: ts.Node,
): string | undefined {
  let current: ts.Node | undefined = declaration;
  while (current !== undefined && !isSourceFile(current) && !isVariableDeclaration(current)) {
    if (isImportDeclaration(current) && isStringLiteral(current.moduleSpecifier))
      return current.moduleSpecifier.text;
    if (isImportEqualsDeclaration(current) && isExternalModuleReference(current.moduleReference)) {
      const { expression } = current.moduleReference;
      return isStringLiteral(expression) ? expression.text : undefined;
    }
    current = current.parent;
  }
  return undefined;
}
