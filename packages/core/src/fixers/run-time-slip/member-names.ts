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
  /** Whether a module gives it to all who ask: nobody here need read it. */
  isExport: boolean;
  /** What else the object or class has by itself, where it comes into being there. */
  beside: readonly string[];
}

/** Where a member of some name is read, and where it comes into being. */
export interface MemberUse {
  reads: MemberPlace[];
  writes: MemberPlace[];
}

/** What scripts call the members of their objects. */
export interface MemberNames {
  uses: ReadonlyMap<string, MemberUse>;
  /** What may be the names of others' members: all texts in the scripts, and what is asked of packages. */
  others: ReadonlySet<string>;
  /** How often each name stands in them, as whatever. */
  counts: ReadonlyMap<string, number>;
}

/** Each name of an object has all others beside it; more of them are a table and no object that code was written for. */
const MOST_BESIDE = 500;

/** The names of all members in some scripts. */
export function memberNames(services: readonly { file: string; service: ServiceOfFile }[]): MemberNames {
  const uses = new Map<string, MemberUse>();
  const others = new Set<string>();
  const counts = new Map<string, number>();
  for (const { file, service } of services) {
    const sourceFile = service.program.getSourceFile(service.path);
    if (sourceFile === undefined || !isJavaScriptFile(file)) continue;
    const add = (node: ts.Node, role: keyof MemberUse, isShorthand = false): void => {
      const use = uses.get(node.getText()) ?? { reads: [], writes: [] };
      const beside = role === "writes" ? namesBeside(service.ts, node) : [];
      const isExport = isExported(service.ts, node, sourceFile.text);
      use[role].push({ file, start: node.getStart(), end: node.getEnd(), isShorthand, isExport, beside });
      uses.set(node.getText(), use);
    };
    const packages = packageNames(service.ts, sourceFile);
    collect(service.ts, sourceFile, { add, others, counts, packages });
  }
  return { uses, others, counts };
}

interface Collection {
  add: (node: ts.Node, role: keyof MemberUse, isShorthand?: boolean) => void;
  others: Set<string>;
  counts: Map<string, number>;
  packages: ReadonlySet<string>;
}

function collect(compiler: typeof ts, node: ts.Node, collection: Collection): void {
  const { add, others, counts, packages } = collection;
  if (compiler.isIdentifier(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
  if (compiler.isStringLiteralLike(node)) others.add(node.text);
  if (compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.name)) {
    const role = roleOf(compiler, node);
    if (role !== "write") add(node.name, "reads");
    if (role !== "read") add(node.name, "writes");
    if (compiler.isIdentifier(node.expression) && isOfOthers(node.expression.text, packages))
      others.add(node.name.text);
  } else if (compiler.isShorthandPropertyAssignment(node)) add(node.name, "writes", true);
  else if (compiler.isObjectLiteralElementLike(node) || compiler.isClassElement(node)) {
    if (node.name !== undefined && compiler.isIdentifier(node.name)) add(node.name, "writes");
  } else if (compiler.isCallExpression(node) && isOfPackage(compiler, node.expression, packages)) {
    for (const name of node.arguments.flatMap((value) => keysOf(compiler, value))) others.add(name);
  } else if (compiler.isBindingElement(node) && compiler.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    if (compiler.isIdentifier(name)) add(name, "reads", node.propertyName === undefined);
  }
  compiler.forEachChild(node, (child) => collect(compiler, child, collection));
}

/** `parse` and `yaml.parse` of a package. */
function isOfPackage(compiler: typeof ts, callee: ts.Expression, packages: ReadonlySet<string>): boolean {
  const owner = compiler.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return compiler.isIdentifier(owner) && packages.has(owner.text);
}

/** What a package is told in an object. */
function keysOf(compiler: typeof ts, value: ts.Expression): string[] {
  if (!compiler.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap(({ name }) => (name === undefined ? [] : [name.getText()]));
}

/** What a CommonJS module has without declaring it. */
const OF_MODULE: ReadonlySet<string> = new Set(["require", "process", "global", "window", "document"]);

function isOfOthers(owner: string, packages: ReadonlySet<string>): boolean {
  return packages.has(owner) || OF_MODULE.has(owner);
}

/** `sum` of `exports.sum = …`, of `module.exports = { sum }`, and of `total.sum = …` where the module exports `total` as a whole. */
function isExported(compiler: typeof ts, name: ts.Node, text: string): boolean {
  const { parent } = name;
  if (compiler.isPropertyAccessExpression(parent)) {
    const owner = parent.expression.getText();
    const bare = owner.replaceAll("$", String.raw`\$`);
    return (
      EXPORTS.test(owner) ||
      (/^[\w$]+$/.test(owner) && new RegExp(String.raw`\bexports ?= ?${bare}(?![\w$.(])`).test(text))
    );
  }
  const object = parent.parent;
  return (
    compiler.isObjectLiteralExpression(object) &&
    compiler.isBinaryExpression(object.parent) &&
    EXPORTS.test(object.parent.left.getText())
  );
}

const EXPORTS = /^(?:module\.)?exports$/;

function namesBeside(compiler: typeof ts, name: ts.Node): string[] {
  const container = name.parent.parent;
  if (!compiler.isObjectLiteralExpression(container) && !compiler.isClassLike(container)) return [];
  const members: readonly ts.NamedDeclaration[] = compiler.isClassLike(container)
    ? container.members
    : container.properties;
  if (members.length > MOST_BESIDE) return [];
  return members.flatMap((member) =>
    member.name === undefined || member.name === name ? [] : [member.name.getText()],
  );
}

/** What a script calls the packages and parts of the platform that it uses as a whole: `const assert = require("assert")`. */
function packageNames(compiler: typeof ts, { statements }: ts.SourceFile): Set<string> {
  const isPackage = (from: ts.Node | undefined): boolean =>
    from !== undefined && compiler.isStringLiteralLike(from) && !/^[./]/.test(from.text);
  const names = statements.flatMap((statement) => {
    if (compiler.isImportDeclaration(statement) && isPackage(statement.moduleSpecifier)) {
      const { name, namedBindings } = statement.importClause ?? {};
      return [
        name,
        namedBindings && compiler.isNamespaceImport(namedBindings) ? namedBindings.name : undefined,
      ];
    }
    if (!compiler.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .filter(({ initializer }) => initializer && isRequired(compiler, initializer, isPackage))
      .map(({ name }) => name);
  });
  return new Set(names.flatMap((name) => (name && compiler.isIdentifier(name) ? [name.text] : [])));
}

/** `require("assert")`, `require("assert").strict` */
function isRequired(
  compiler: typeof ts,
  value: ts.Expression,
  isPackage: (from: ts.Node | undefined) => boolean,
): boolean {
  if (compiler.isPropertyAccessExpression(value)) return isRequired(compiler, value.expression, isPackage);
  if (!compiler.isCallExpression(value) || !compiler.isIdentifier(value.expression)) return false;
  return value.expression.text === "require" && isPackage(value.arguments[0]);
}

function roleOf(compiler: typeof ts, node: ts.PropertyAccessExpression): "read" | "write" | "both" {
  const { parent } = node;
  if (!compiler.isBinaryExpression(parent) || parent.left !== node) return "read";
  const { FirstAssignment, LastAssignment, EqualsToken } = compiler.SyntaxKind;
  const { kind } = parent.operatorToken;
  if (kind === EqualsToken) return "write";
  return FirstAssignment <= kind && kind <= LastAssignment ? "both" : "read";
}
