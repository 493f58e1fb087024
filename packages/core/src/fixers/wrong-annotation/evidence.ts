import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { declarationOf } from "../type-error/declaration-of.ts";
import { functionAround, primitiveOf, type Primitive } from "../type-error/types.ts";
import type { Annotation } from "./annotations.ts";

const SEVERAL_CONFIDENCE = 0.85;
const SEVERAL_HELD_CONFIDENCE = 0.82;
const OWN_CONFIDENCE = 0.75;
const ONE_CONFIDENCE = 0.45;
const USED_CONFIDENCE = 0.6;
const HEARSAY_CONFIDENCE = 0.28;
const SEVERAL_HEARSAY_CONFIDENCE = 0.5;

/**
 * 0..1: how sure it is that a declaration means another primitive, from the values that it is given anywhere, beside the use
 * that fails: all of them say so, or one speaks against it. Undefined where no value is of that primitive, or most are of others.
 */
export function evidenceFor(
  site: ErrorSite,
  { declaration, side, type }: Annotation,
  primitive: Primitive,
): number | undefined {
  if (declaration === undefined) return undefined;
  const { ts: compiler } = site;
  if (compiler.isTypeAliasDeclaration(declaration))
    return compiler.isArrayTypeNode(type) || compiler.isTupleTypeNode(type)
      ? ONE_CONFIDENCE
      : HEARSAY_CONFIDENCE;
  const held = isCollection(compiler, type) ? valuesHeld(site, declaration) : [];
  const holding = held.filter((value) => kindOf(site, value) === primitive).length;
  if (holding > 0) return holding > 1 ? SEVERAL_HELD_CONFIDENCE : USED_CONFIDENCE;
  const values = valuesGiven(site, declaration).flatMap((value) => elementsOf(compiler, value));
  const known = values.filter((value) => kindOf(site, value) !== undefined);
  const agreeing = known.filter((value) => kindOf(site, value) === primitive);
  if (known.length === 0) {
    const isElsewhere = side === "target" || compiler.isPropertySignature(declaration);
    return isElsewhere ? ONE_CONFIDENCE : USED_CONFIDENCE;
  }
  if (agreeing.length === 0) return undefined;
  if (agreeing.length < known.length) return agreeing.length * 2 > known.length ? ONE_CONFIDENCE : undefined;
  if (agreeing.every((value) => isHearsay(site, value)))
    return agreeing.length > 1 ? SEVERAL_HEARSAY_CONFIDENCE : HEARSAY_CONFIDENCE;
  if (agreeing.length > 1) return SEVERAL_CONFIDENCE;
  const isForOthers = compiler.isParameter(declaration) || compiler.isPropertySignature(declaration);
  return isForOthers && side !== "source" ? ONE_CONFIDENCE : OWN_CONFIDENCE;
}

/** `Set<string>`, `Map<string, number>` and the arguments of their types. */
function isCollection(compiler: typeof ts, type: ts.TypeNode): boolean {
  return compiler.isTypeReferenceNode(type) || compiler.isNewExpression(type.parent);
}

/** The arguments of every call of a member of a variable, such as `visited.add(url)`. */
function valuesHeld(site: ErrorSite, declaration: ts.Declaration): ts.Expression[] {
  const { ts: compiler } = site;
  return referencesTo(site, declaration).flatMap((node) => {
    const access = node.parent;
    const call =
      compiler.isPropertyAccessExpression(access) && access.expression === node ? access.parent : undefined;
    return call !== undefined && compiler.isCallExpression(call) && call.expression === access
      ? [...call.arguments]
      : [];
  });
}

function referencesTo(site: ErrorSite, declaration: ts.Declaration): ts.Node[] {
  const name = site.ts.getNameOfDeclaration(declaration);
  if (name === undefined) return [];
  const path = declaration.getSourceFile().fileName;
  const references = site.project.service.getReferencesAtPosition(path, name.getStart()) ?? [];
  return references.flatMap(({ fileName, textSpan }) => nodeWithStart(site, fileName, textSpan.start) ?? []);
}

function elementsOf(compiler: typeof ts, value: ts.Expression): readonly ts.Expression[] {
  return compiler.isArrayLiteralExpression(value) ? value.elements : [value];
}

/** Of a text that stands as an attribute the compiler does not tell the type. */
function kindOf(site: ErrorSite, value: ts.Expression): Primitive | undefined {
  return site.ts.isStringLiteralLike(value) ? "string" : primitiveOf(site, valueType(site, value));
}

/** A value whose type is itself only what an annotation of the project says, which may be the wrong one. */
function isHearsay(site: ErrorSite, value: ts.Expression): boolean {
  const { ts: compiler, checker, project } = site;
  if (compiler.isAwaitExpression(value) || compiler.isParenthesizedExpression(value))
    return isHearsay(site, value.expression);
  const name = compiler.isCallExpression(value) ? value.expression : value;
  if (!compiler.isIdentifier(name) && !compiler.isPropertyAccessExpression(name)) return false;
  const symbol = checker.getSymbolAtLocation(name);
  const target =
    symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target && declarationOf(target);
  if (declaration === undefined || !("type" in declaration) || declaration.type === undefined) return false;
  return !project.program.isSourceFileDefaultLibrary(declaration.getSourceFile());
}

function valueType({ checker }: ErrorSite, value: ts.Expression): ts.Type {
  const type = checker.getTypeAtLocation(value);
  return checker.getAwaitedType(type) ?? type;
}

/** What a variable, parameter or property is given wherever it is, and what a function returns. */
export function valuesGiven(site: ErrorSite, declaration: ts.Declaration): ts.Expression[] {
  const { ts: compiler } = site;
  if (compiler.isFunctionLike(declaration)) return returned(compiler, declaration);
  const isInitialized =
    compiler.isVariableDeclaration(declaration) ||
    compiler.isParameter(declaration) ||
    compiler.isPropertyDeclaration(declaration);
  const own = isInitialized && declaration.initializer !== undefined ? [declaration.initializer] : [];
  if (compiler.isParameter(declaration)) return [...own, ...argumentsFor(site, declaration)];
  const given = referencesTo(site, declaration).flatMap((node) => assigned(compiler, node) ?? []);
  return [...own, ...given];
}

function returned(compiler: typeof ts, around: ts.SignatureDeclaration): ts.Expression[] {
  const body = "body" in around ? around.body : undefined;
  if (body === undefined) return [];
  if (!compiler.isBlock(body)) return [body];
  const values: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isReturnStatement(node) &&
      node.expression !== undefined &&
      functionAround(compiler, node) === around
    )
      values.push(node.expression);
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return values;
}

function argumentsFor(site: ErrorSite, parameter: ts.ParameterDeclaration): ts.Expression[] {
  const { ts: compiler, project } = site;
  const around = parameter.parent;
  const index = around.parameters.indexOf(parameter);
  const declared =
    compiler.getNameOfDeclaration(around) ??
    (compiler.isVariableDeclaration(around.parent) ? around.parent.name : undefined);
  if (declared === undefined) return [];
  const references =
    project.service.getReferencesAtPosition(parameter.getSourceFile().fileName, declared.getStart()) ?? [];
  return references.flatMap(({ fileName, textSpan }) => {
    const name = nodeWithStart(site, fileName, textSpan.start);
    const callee = name && compiler.isPropertyAccessExpression(name.parent) ? name.parent : name;
    const call = callee?.parent;
    const argument =
      call !== undefined && compiler.isCallExpression(call) && call.expression === callee
        ? call.arguments[index]
        : undefined;
    return argument === undefined ? [] : [argument];
  });
}

function nodeWithStart(
  { ts: compiler, project }: ErrorSite,
  path: string,
  start: number,
): ts.Node | undefined {
  const sourceFile = project.program.getSourceFile(path);
  let found: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (start < node.getStart(sourceFile) || start >= node.getEnd()) return;
    found = node;
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

/** The value that a name is given where it stands. */
function assigned(compiler: typeof ts, name: ts.Node): ts.Expression | undefined {
  const { parent } = name;
  if (compiler.isPropertyAssignment(parent) && parent.name === name) return parent.initializer;
  if (compiler.isShorthandPropertyAssignment(parent)) return parent.name;
  if (compiler.isJsxAttribute(parent)) {
    const { initializer } = parent;
    return initializer !== undefined && compiler.isJsxExpression(initializer)
      ? initializer.expression
      : initializer;
  }
  const target = compiler.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  const around = target.parent;
  const isAssigned =
    compiler.isBinaryExpression(around) &&
    around.left === target &&
    around.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return isAssigned ? around.right : undefined;
}
