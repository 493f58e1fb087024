import type { ts } from "ts-morph";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Where the name of a member stands. */
export interface MemberPlace {
  file: string;
  start: number;
  end: number;
  /** `{ rate }` stands for the member and for a variable. */
  isShorthand: boolean;
}

/** Where a member of some name is read, and where it comes into being. */
export interface MemberUse {
  reads: MemberPlace[];
  writes: MemberPlace[];
}

/** What scripts call the members of their objects, and all texts in them, which may name members as well. */
export interface MemberNames {
  uses: ReadonlyMap<string, MemberUse>;
  texts: ReadonlySet<string>;
  /** How often each name stands in them, as whatever. */
  counts: ReadonlyMap<string, number>;
}

/** The names of all members in some scripts. */
export function memberNames(services: readonly { file: string; service: ServiceOfFile }[]): MemberNames {
  const uses = new Map<string, MemberUse>();
  const texts = new Set<string>();
  const counts = new Map<string, number>();
  for (const { file, service } of services) {
    const sourceFile = service.program.getSourceFile(service.path);
    if (sourceFile === undefined || !isJavaScriptFile(file)) continue;
    const add = (node: ts.Node, role: keyof MemberUse, isShorthand = false): void => {
      const use = uses.get(node.getText()) ?? { reads: [], writes: [] };
      use[role].push({ file, start: node.getStart(), end: node.getEnd(), isShorthand });
      uses.set(node.getText(), use);
    };
    collect(service.ts, sourceFile, { add, texts, counts });
  }
  return { uses, texts, counts };
}

interface Collection {
  add: (node: ts.Node, role: keyof MemberUse, isShorthand?: boolean) => void;
  texts: Set<string>;
  counts: Map<string, number>;
}

function collect(compiler: typeof ts, node: ts.Node, collection: Collection): void {
  const { add, texts, counts } = collection;
  if (compiler.isIdentifier(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
  if (compiler.isStringLiteralLike(node)) texts.add(node.text);
  if (compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.name)) {
    const role = roleOf(compiler, node);
    if (role !== "write") add(node.name, "reads");
    if (role !== "read") add(node.name, "writes");
  } else if (compiler.isShorthandPropertyAssignment(node)) add(node.name, "writes", true);
  else if (compiler.isObjectLiteralElementLike(node) || compiler.isClassElement(node)) {
    if (node.name !== undefined && compiler.isIdentifier(node.name)) add(node.name, "writes");
  } else if (compiler.isBindingElement(node) && compiler.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    if (compiler.isIdentifier(name)) add(name, "reads", node.propertyName === undefined);
  }
  compiler.forEachChild(node, (child) => collect(compiler, child, collection));
}

function roleOf(compiler: typeof ts, node: ts.PropertyAccessExpression): "read" | "write" | "both" {
  const { parent } = node;
  if (!compiler.isBinaryExpression(parent) || parent.left !== node) return "read";
  const { FirstAssignment, LastAssignment, EqualsToken } = compiler.SyntaxKind;
  const { kind } = parent.operatorToken;
  if (kind === EqualsToken) return "write";
  return FirstAssignment <= kind && kind <= LastAssignment ? "both" : "read";
}
