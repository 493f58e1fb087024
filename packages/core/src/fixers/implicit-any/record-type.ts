import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround, primitiveOf } from "../type-error/types.ts";

const RETURNED_CONFIDENCE = 0.85;
const ASSIGNED_CONFIDENCE = 0.55;

/** `const groups = {}` that is filled by keys: annotated as what the function returns it for, else by what is put into it. */
export function recordType(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const access = errorNode(site);
  if (!compiler.isElementAccessExpression(access) || !compiler.isIdentifier(access.expression)) return [];
  const declaration = checker.getSymbolAtLocation(access.expression)?.valueDeclaration;
  if (declaration === undefined || !isEmptyObject(compiler, declaration)) return [];
  const returned = returnedAs(site, declaration);
  const type = returned ?? assignedAs(site, access);
  if (type === undefined) return [];
  return [
    {
      title: `Declare \`${declaration.name.getText()}\` as \`${type}\``,
      edits: [inserted(declaration.name.getEnd(), `: ${type}`)],
      rationale: returned === undefined ? "it is filled with such values" : "it is returned as one",
      confidence: returned === undefined ? ASSIGNED_CONFIDENCE : RETURNED_CONFIDENCE,
    },
  ];
}

function isEmptyObject(compiler: typeof ts, node: ts.Node): node is ts.VariableDeclaration {
  return (
    compiler.isVariableDeclaration(node) &&
    node.type === undefined &&
    node.initializer !== undefined &&
    compiler.isObjectLiteralExpression(node.initializer) &&
    node.initializer.properties.length === 0
  );
}

/** The declared type of the function around that returns the variable itself. */
function returnedAs(
  { ts: compiler, checker }: ErrorSite,
  declaration: ts.VariableDeclaration,
): string | undefined {
  const around = functionAround(compiler, declaration);
  const type = around?.type;
  if (around?.body === undefined || type === undefined) return undefined;
  const symbol = checker.getSymbolAtLocation(declaration.name);
  function returns(node: ts.Node): boolean {
    if (compiler.isFunctionLike(node)) return false;
    const value = compiler.isReturnStatement(node) ? node.expression : undefined;
    if (value !== undefined && compiler.isIdentifier(value) && checker.getSymbolAtLocation(value) === symbol)
      return true;
    return compiler.forEachChild(node, (child) => (returns(child) ? true : undefined)) === true;
  }
  if (!returns(around.body)) return undefined;
  const isPromise = compiler.isTypeReferenceNode(type) && type.typeName.getText() === "Promise";
  const [awaited] = isPromise ? (type.typeArguments ?? []) : [];
  return (isPromise ? awaited : type)?.getText();
}

/** `counts[word] = 1` */
function assignedAs(site: ErrorSite, access: ts.ElementAccessExpression): string | undefined {
  const { ts: compiler, checker } = site;
  const { parent } = access;
  const isAssigned =
    compiler.isBinaryExpression(parent) &&
    parent.left === access &&
    parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  const value = isAssigned ? primitiveOf(site, checker.getTypeAtLocation(parent.right)) : undefined;
  const key = primitiveOf(site, checker.getTypeAtLocation(access.argumentExpression));
  return value !== undefined && (key === "string" || key === "number")
    ? `Record<${key}, ${value}>`
    : undefined;
}
