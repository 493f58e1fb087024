import { ts } from "ts-morph";

/** What of some declarations can be felt outside them: their text but for hidden bodies, and the names in it. */
export interface Shape {
  text: string;
  mentions: ReadonlySet<string>;
}

/**
 * The shape of a piece of a module, which need not be bound. The body of a function that says what it returns is no part
 * of it, and neither is `left`.
 */
export function shapeOf(node: ts.Node, sourceFile: ts.SourceFile, left?: ts.Node): Shape {
  const mentions = new Set<string>();
  const pieces: string[] = [];
  let from = node.getStart(sourceFile);
  const visit = (parent: ts.Node, container: ts.Node): void => {
    if (ts.isIdentifier(parent)) mentions.add(parent.text);
    const within = ts.isClassLike(parent) ? parent : container;
    const body = hiddenBodyOf(parent, within);
    const name = memberNameOf(parent);
    ts.forEachChild(parent, (child) => {
      if (child === body || child === left) {
        pieces.push(sourceFile.text.slice(from, child.pos));
        from = child.end;
      } else if (child !== name) visit(child, within);
    });
  };
  visit(node, node);
  pieces.push(sourceFile.text.slice(from, node.end));
  return { text: pieces.join("…"), mentions };
}

function hiddenBodyOf(node: ts.Node, container: ts.Node): ts.Node | undefined {
  if (ts.isConstructorDeclaration(node))
    return ts.isClassLike(container) && container.members.every(isTyped) ? node.body : undefined;
  if (ts.isSetAccessorDeclaration(node))
    return node.parameters.every(({ type }) => type) ? node.body : undefined;
  if (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isGetAccessorDeclaration(node)
  )
    return node.type === undefined ? undefined : node.body;
  return undefined;
}

/** A property without a type takes it from what the constructor assigns. */
function isTyped(member: ts.ClassElement): boolean {
  if (!ts.isPropertyDeclaration(member)) return true;
  return member.type !== undefined || member.initializer !== undefined;
}

/** A name behind a dot or of a member refers to nothing by itself. */
function memberNameOf(node: ts.Node): ts.Node | undefined {
  if (ts.isQualifiedName(node)) return node.right;
  if (ts.isBindingElement(node)) return identifier(node.propertyName);
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node)
  )
    return identifier(node.name);
  return undefined;
}

function identifier(name: ts.Node | undefined): ts.Node | undefined {
  return name !== undefined && ts.isIdentifier(name) ? name : undefined;
}
