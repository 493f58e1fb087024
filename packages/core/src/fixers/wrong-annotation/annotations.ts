import type { ts } from "ts-morph";
import { errorNode, type ErrorSite } from "../type-error/error-site.ts";
import { isExpression, mismatchAt } from "../type-error/mismatch.ts";
import { declarationOf } from "../type-error/declaration-of.ts";
import { functionAround } from "../type-error/types.ts";

/** What is compared does not fit each other, whatever what comes of it is for. */
export const COMPARED = "TS2367";

/** A type that is written down and has to do with an error. */
export interface Annotation {
  type: ts.TypeNode;
  /** What has the type, as people call it. */
  name: string;
  /** What has the type, where it can be referred to. */
  declaration: ts.Declaration | undefined;
  /** Whether the place of the value has the type, the value itself, or the one whose member or operand fails. */
  side: "target" | "source" | "own";
}

/** The annotations behind the place and behind the value of an error. */
export function annotationsAt(site: ErrorSite): Annotation[] {
  const { ts: compiler } = site;
  const mismatch = site.diagnostic.code === COMPARED ? undefined : mismatchAt(site);
  const node = errorNode(site);
  const found: Annotation[] = [];
  if (mismatch !== undefined) {
    found.push(...targets(site, node, mismatch.value));
    found.push(...behind(site, mismatch.value, "source"));
  } else if (compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node) {
    found.push(...behind(site, node.parent.expression, "own"));
  } else if (isExpression(compiler, node)) {
    const operands = compiler.isBinaryExpression(node) ? [node.left, node.right] : [node];
    found.push(...operands.flatMap((operand) => behind(site, operand, "own")));
  }
  const seen = new Set<ts.Node>();
  return found.filter(({ type }) => !seen.has(type) && seen.add(type));
}

function targets(site: ErrorSite, node: ts.Node, value: ts.Expression): Annotation[] {
  const { ts: compiler, checker } = site;
  const parent = compiler.isJsxExpression(value.parent) ? value.parent.parent : value.parent;
  if (compiler.isReturnStatement(parent) || compiler.isArrowFunction(parent)) {
    const around = functionAround(compiler, value);
    return around?.type === undefined
      ? []
      : [annotation(compiler, around, { type: around.type, side: "target" })];
  }
  if (compiler.isCallExpression(parent) || compiler.isNewExpression(parent))
    return argumentTargets(site, parent, value);
  if (compiler.isArrayLiteralExpression(parent)) {
    const own = behindDeclaration(site, parent.parent, "target");
    return own.length > 0 ? own : targets(site, parent, parent);
  }
  if (
    compiler.isPropertyAssignment(parent) ||
    compiler.isShorthandPropertyAssignment(parent) ||
    compiler.isJsxAttribute(parent)
  ) {
    const owner = checker.getContextualType(parent.parent);
    const member = owner && checker.getPropertyOfType(owner, parent.name.getText());
    return (member?.declarations ?? []).flatMap((declaration) =>
      behindDeclaration(site, declaration, "target"),
    );
  }
  if (compiler.isBinaryExpression(parent)) return behind(site, parent.left, "target");
  return behindDeclaration(site, node.parent, "target");
}

function argumentTargets(
  site: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
  value: ts.Expression,
): Annotation[] {
  const { ts: compiler, checker } = site;
  const index = call.arguments?.indexOf(value) ?? -1;
  const parameter = checker.getResolvedSignature(call)?.parameters[index]?.valueDeclaration;
  const own = parameter === undefined ? [] : behindDeclaration(site, parameter, "target");
  const receiver = compiler.isPropertyAccessExpression(call.expression)
    ? call.expression.expression
    : undefined;
  return receiver === undefined ? own : [...own, ...behind(site, receiver, "target")];
}

/** The annotation of what an expression reads: a variable, a member, or what a function gives. */
function behind(site: ErrorSite, value: ts.Expression, side: Annotation["side"]): Annotation[] {
  const { ts: compiler, checker } = site;
  if (compiler.isAwaitExpression(value) || compiler.isParenthesizedExpression(value))
    return behind(site, value.expression, side);
  if (compiler.isElementAccessExpression(value)) return behind(site, value.expression, side);
  if (compiler.isBinaryExpression(value)) return behind(site, value.left, side);
  if (compiler.isCallExpression(value)) {
    const declaration = checker.getResolvedSignature(value)?.declaration;
    const type = declaration?.type;
    const own =
      declaration !== undefined &&
      type !== undefined &&
      !compiler.isJSDocSignature(declaration) &&
      compiler.isTypeNode(type)
        ? [annotation(compiler, declaration, { type, side })]
        : [];
    const receiver = compiler.isPropertyAccessExpression(value.expression)
      ? value.expression.expression
      : undefined;
    return receiver === undefined ? own : [...own, ...behind(site, receiver, side)];
  }
  const symbol =
    compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value)
      ? checker.getSymbolAtLocation(value)
      : undefined;
  const target =
    symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target && declarationOf(target);
  return declaration === undefined ? [] : behindDeclaration(site, declaration, side);
}

function behindDeclaration(
  { ts: compiler, checker }: ErrorSite,
  declaration: ts.Node,
  side: Annotation["side"],
): Annotation[] {
  const isTyped =
    compiler.isVariableDeclaration(declaration) ||
    compiler.isParameter(declaration) ||
    compiler.isPropertyDeclaration(declaration) ||
    compiler.isPropertySignature(declaration);
  if (!isTyped) return [];
  if (declaration.type !== undefined) {
    const constraint = checker.getSymbolAtLocation(
      compiler.isTypeReferenceNode(declaration.type) ? declaration.type.typeName : declaration.type,
    )?.declarations?.[0];
    const isOpen = constraint !== undefined && compiler.isTypeParameterDeclaration(constraint);
    const type = isOpen ? constraint.constraint : declaration.type;
    if (type === undefined) return [];
    return [annotation(compiler, declaration, { type, side }), ...aliased({ compiler, checker }, type, side)];
  }
  const initializer = compiler.isPropertySignature(declaration) ? undefined : declaration.initializer;
  if (initializer === undefined || !compiler.isNewExpression(initializer)) return [];
  return (initializer.typeArguments ?? []).map((type) => annotation(compiler, declaration, { type, side }));
}

/** What an alias stands for that a declaration is of. */
function aliased(
  { compiler, checker }: { compiler: typeof ts; checker: ts.TypeChecker },
  type: ts.TypeNode,
  side: Annotation["side"],
): Annotation[] {
  if (!compiler.isTypeReferenceNode(type)) return [];
  const symbol = checker.getSymbolAtLocation(type.typeName);
  const target =
    symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target?.declarations ?? [])
    .filter((declaration) => compiler.isTypeAliasDeclaration(declaration))
    .map((declaration) => annotation(compiler, declaration, { type: declaration.type, side }));
}

function annotation(
  compiler: typeof ts,
  declaration: ts.Declaration,
  { type, side }: Pick<Annotation, "type" | "side">,
): Annotation {
  const name = compiler.getNameOfDeclaration(declaration)?.getText();
  return { type, name: name === undefined ? "what is given" : `\`${name}\``, declaration, side };
}
