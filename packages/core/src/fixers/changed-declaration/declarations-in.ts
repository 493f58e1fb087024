import type { ts } from "ts-morph";

export interface Parameter {
  name: string;
  /** As written; empty where it is inferred. */
  type: string;
  /** May be left out. */
  optional: boolean;
  /** What it is where it is left out, as written: a literal, which is the same wherever it stands. */
  value: string | undefined;
  /** Takes all arguments that are left. */
  rest: boolean;
}

/** Something that a file declares for others: at its top, or as a member of what is there. */
export interface Declared {
  /** `Order` for a member of it, `Action."add"` for one of that part of a union; empty at the top of the file. */
  container: string;
  name: string;
  kind: ts.SyntaxKind;
  /** Offset of the name. */
  start: number;
  /** The declaration without its name. */
  rest: string;
  /** Names and types of its parameters, where it takes any. */
  parameters: readonly Parameter[] | undefined;
  /** What it gives when it is called, as written; undefined where that is inferred, or it is no function. */
  returns: string | undefined;
  typeParameters: readonly TypeParameter[];
}

export interface TypeParameter {
  name: string;
  /** May be left out. */
  isOptional: boolean;
}

/** What a text declares, in its order. */
export function declarationsIn(compiler: typeof ts, file: string, text: string): Declared[] {
  const sourceFile = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const found: Declared[] = [];
  function add(node: ts.NamedDeclaration, container: string): void {
    if (compiler.isConstructorDeclaration(node) && node.body !== undefined) {
      const parameters = parametersOf(compiler, node);
      found.push({
        container,
        name: "constructor",
        kind: node.kind,
        start: node.getStart(),
        rest: "",
        parameters,
        returns: undefined,
        typeParameters: [],
      });
    }
    const { name } = node;
    if (name === undefined || !(compiler.isIdentifier(name) || compiler.isPrivateIdentifier(name))) return;
    const rest = text.slice(node.getStart(), name.getStart()) + text.slice(name.end, node.end);
    const parameters = parametersOf(compiler, node);
    found.push({
      container,
      name: name.text,
      kind: node.kind,
      start: name.getStart(),
      rest: squeezed(rest),
      parameters,
      returns: functionIn(compiler, node)?.type?.getText(),
      typeParameters: typeParametersOf(compiler, node),
    });
    const own = container === "" ? name.text : `${container}.${name.text}`;
    for (const member of membersOf(compiler, node)) add(member, own);
    for (const { members } of partsOf(compiler, node))
      for (const member of members) add(member, `${own}.${literalsOf(compiler, members)}`);
  }
  for (const statement of sourceFile.statements) {
    if (compiler.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations) add(declaration, "");
    else if (isDeclaration(compiler, statement)) add(statement, "");
  }
  return found;
}

function isDeclaration(compiler: typeof ts, node: ts.Node): node is ts.DeclarationStatement {
  return (
    compiler.isFunctionDeclaration(node) ||
    compiler.isClassDeclaration(node) ||
    compiler.isInterfaceDeclaration(node) ||
    compiler.isTypeAliasDeclaration(node) ||
    compiler.isEnumDeclaration(node)
  );
}

function membersOf(compiler: typeof ts, node: ts.Node): readonly ts.NamedDeclaration[] {
  if (
    compiler.isClassDeclaration(node) ||
    compiler.isInterfaceDeclaration(node) ||
    compiler.isEnumDeclaration(node)
  )
    return node.members;
  const hasType = compiler.isTypeAliasDeclaration(node) || compiler.isPropertySignature(node);
  const value = compiler.isVariableDeclaration(node) ? node.initializer : undefined;
  const inner = hasType ? node.type : value;
  if (inner === undefined) return [];
  const bare = compiler.isAsExpression(inner) ? inner.expression : inner;
  if (compiler.isTypeLiteralNode(bare)) return bare.members;
  return compiler.isObjectLiteralExpression(bare)
    ? bare.properties.filter((member) => member.name !== undefined)
    : [];
}

/** The objects that a type is one of. */
function partsOf(compiler: typeof ts, node: ts.Node): readonly ts.TypeLiteralNode[] {
  const isUnion = compiler.isTypeAliasDeclaration(node) && compiler.isUnionTypeNode(node.type);
  return isUnion ? node.type.types.filter(compiler.isTypeLiteralNode) : [];
}

/** What tells a part of a union from the others. */
function literalsOf(compiler: typeof ts, members: readonly ts.TypeElement[]): string {
  const types = members.flatMap((member) =>
    compiler.isPropertySignature(member) && member.type !== undefined ? [member.type] : [],
  );
  return types
    .filter(compiler.isLiteralTypeNode)
    .map((type) => type.getText())
    .join();
}

function parametersOf(compiler: typeof ts, node: ts.Node): Declared["parameters"] {
  return functionIn(compiler, node)?.parameters.map((parameter) => ({
    name: parameter.name.getText(),
    type: parameter.type?.getText() ?? parameter.initializer?.getText() ?? "",
    optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
    value: literalOf(compiler, parameter.initializer),
    rest: parameter.dotDotDotToken !== undefined,
  }));
}

function functionIn(compiler: typeof ts, node: ts.Node): ts.SignatureDeclaration | undefined {
  const value =
    compiler.isVariableDeclaration(node) || compiler.isPropertyAssignment(node) ? node.initializer : node;
  return value !== undefined && compiler.isFunctionLike(value) ? value : undefined;
}

function typeParametersOf(compiler: typeof ts, node: ts.Node): TypeParameter[] {
  const isGeneric =
    compiler.isClassDeclaration(node) ||
    compiler.isInterfaceDeclaration(node) ||
    compiler.isTypeAliasDeclaration(node);
  const parameters = isGeneric ? (node.typeParameters ?? []) : [];
  return parameters.map((one) => ({ name: one.name.text, isOptional: one.default !== undefined }));
}

function literalOf(compiler: typeof ts, value: ts.Expression | undefined): string | undefined {
  if (value === undefined) return undefined;
  const bare = compiler.isPrefixUnaryExpression(value) ? value.operand : value;
  const isEmpty =
    (compiler.isArrayLiteralExpression(bare) && bare.elements.length === 0) ||
    (compiler.isObjectLiteralExpression(bare) && bare.properties.length === 0);
  const { SyntaxKind } = compiler;
  const isWord = [SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword, SyntaxKind.NullKeyword].includes(
    bare.kind,
  );
  return isEmpty || isWord || compiler.isLiteralExpression(bare) ? value.getText() : undefined;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
