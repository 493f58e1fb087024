import type { ts } from "ts-morph";

/** What a name is written for at one place. `none` asks for nothing: the text of a type. */
export type NameRole =
  | { kind: "call" | "member-call"; call: ts.CallExpression }
  | { kind: "member"; isOptional: boolean }
  | { kind: "name"; identifier: ts.Identifier }
  | { kind: "look" | "none" };

/** What an identifier or a text is for where it stands. */
export function roleOf(compiler: typeof ts, node: ts.Identifier | ts.StringLiteralLike): NameRole {
  const member = memberDeclaredBy(compiler, node);
  if (member !== undefined) return { kind: "member", isOptional: isOptional(member) };
  if (!compiler.isIdentifier(node))
    return { kind: compiler.isLiteralTypeNode(node.parent) ? "none" : "look" };
  const call = plainCallOf(compiler, node);
  if (call !== undefined) return { kind: call.expression === node ? "call" : "member-call", call };
  return isLook(compiler, node) ? { kind: "look" } : { kind: "name", identifier: node };
}

/** `open(): void`, `"open"(): void` and `["open"](): void` */
function memberDeclaredBy(
  compiler: typeof ts,
  node: ts.Identifier | ts.StringLiteralLike,
): ts.ClassElement | ts.TypeElement | undefined {
  const isComputed = compiler.isComputedPropertyName(node.parent);
  if (isComputed && compiler.isIdentifier(node)) return undefined;
  const name = isComputed ? node.parent : node;
  const { parent } = name;
  const isMember = compiler.isClassElement(parent) || compiler.isTypeElement(parent);
  return isMember && parent.name === name ? parent : undefined;
}

function isOptional(member: ts.ClassElement | ts.TypeElement): boolean {
  return "questionToken" in member && member.questionToken !== undefined;
}

/** The call of `open()` or `door.open()`; none where a `?.` in it may leave it out. */
function plainCallOf(compiler: typeof ts, name: ts.Identifier): ts.CallExpression | undefined {
  const { parent } = name;
  const callee = compiler.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  const call = callee.parent;
  const isPlain = compiler.isCallExpression(call) && call.expression === callee;
  return isPlain && (call.flags & compiler.NodeFlags.OptionalChain) === 0 ? call : undefined;
}

/** `door.open`, `const { open } = door`, `{ open: 1 }`, `import { open }`, `<Door open />` */
function isLook(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
    compiler.isBindingElement(parent) ||
    compiler.isObjectLiteralElement(parent) ||
    compiler.isImportOrExportSpecifier(parent) ||
    compiler.isEnumMember(parent)
  );
}
