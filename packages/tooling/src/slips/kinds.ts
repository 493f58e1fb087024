import ts from "typescript-6";
import { SCRIPT_KINDS } from "./script-kinds.ts";
import { nodesOf } from "./nodes-of.ts";
import type { Slip, SlipKind } from "./slip.ts";

/** Every kind of mistake that is made. */
export const SLIP_KINDS: readonly SlipKind[] = [
  { id: "renamed-export", placesIn: exportNames },
  { id: "misspelt-name", placesIn: (file) => identifiers(file, isUse).flatMap(misspelt) },
  { id: "misspelt-member", placesIn: (file) => identifiers(file, isMember).flatMap(misspelt) },
  { id: "dropped-import", placesIn: droppedImports },
  { id: "wrong-path", placesIn: wrongPaths },
  { id: "type-only-import", placesIn: typeOnlyImports },
  { id: "dropped-argument", placesIn: (file) => nodesOf(file, ts.isCallExpression).flatMap(droppedArgument) },
  { id: "extra-argument", placesIn: (file) => nodesOf(file, ts.isCallExpression).flatMap(extraArgument) },
  {
    id: "swapped-arguments",
    placesIn: (file) => nodesOf(file, ts.isCallExpression).flatMap(swappedArguments),
  },
  { id: "added-parameter", placesIn: addedParameters },
  { id: "wrong-primitive", placesIn: wrongPrimitives },
  { id: "dropped-await", placesIn: (file) => nodesOf(file, ts.isAwaitExpression).map(dropHead("await")) },
  { id: "dropped-async", placesIn: droppedAsyncs },
  {
    id: "dropped-return",
    placesIn: (file) =>
      nodesOf(file, ts.isReturnStatement)
        .filter(({ expression }) => expression !== undefined)
        .map(dropHead("return")),
  },
  { id: "dropped-property", placesIn: droppedProperties },
  { id: "renamed-property", placesIn: renamedProperties },
  { id: "dropped-optional-chain", placesIn: droppedOptionalChains },
  { id: "dropped-token", placesIn: droppedTokens },
  {
    id: "assigned-constant",
    placesIn: (file) => nodesOf(file, ts.isVariableDeclarationList).flatMap(madeConstant),
  },
  { id: "declared-twice", placesIn: (file) => nodesOf(file, ts.isVariableStatement).flatMap(declaredTwice) },
  ...SCRIPT_KINDS,
];

function identifiers(sourceFile: ts.SourceFile, isWanted: (name: ts.Identifier) => boolean): ts.Identifier[] {
  return nodesOf(sourceFile, ts.isIdentifier).filter((name) => name.text.length > 3 && isWanted(name));
}

function isMember(name: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
}

/** A name that stands for itself in an expression. */
function isUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isCallExpression(parent)) return true;
  return ts.isPropertyAccessExpression(parent) ? parent.expression === name : ts.isBinaryExpression(parent);
}

function exportNames(sourceFile: ts.SourceFile): Slip[] {
  return sourceFile.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const name = isExported && "name" in statement ? (statement.name as ts.Node | undefined) : undefined;
    return name === undefined || !ts.isIdentifier(name)
      ? []
      : [{ start: name.getStart(), end: name.end, text: renamed(name.text) }];
  });
}

/** `readPrices` → `loadPrices`, else with a word behind it. */
function renamed(name: string): string {
  const verb = /^(?<verb>read|create|find|is|to|parse|render|list|get|make)(?=[A-Z])/.exec(name)?.groups?.[
    "verb"
  ];
  const others: Readonly<Record<string, string>> = {
    read: "load",
    create: "make",
    find: "search",
    get: "fetch",
    make: "build",
    list: "collect",
  };
  const other = verb === undefined ? undefined : others[verb];
  return other === undefined || verb === undefined ? `${name}Of` : other + name.slice(verb.length);
}

/** Two letters that changed places, one that is missing, one that is there twice. */
function misspelt(name: ts.Identifier): Slip[] {
  const { text } = name;
  const middle = text.length >> 1;
  const slips = [
    text.slice(0, middle) + (text[middle + 1] ?? "") + (text[middle] ?? "") + text.slice(middle + 2),
    text.slice(0, middle) + text.slice(middle + 1),
    text.slice(0, middle) + (text[middle] ?? "") + text.slice(middle),
  ];
  return slips
    .filter((slip) => slip !== text)
    .map((slip) => ({ start: name.getStart(), end: name.end, text: slip }));
}

function importsOf(sourceFile: ts.SourceFile): ts.ImportDeclaration[] {
  return sourceFile.statements.filter((statement) => ts.isImportDeclaration(statement));
}

function droppedImports(sourceFile: ts.SourceFile): Slip[] {
  return importsOf(sourceFile).flatMap((declaration): Slip[] => {
    const bindings = declaration.importClause?.namedBindings;
    const whole = { start: declaration.getStart(), end: declaration.end + 1, text: "" };
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    const [first, second] = bindings.elements;
    if (first === undefined || second === undefined) return [whole];
    return [whole, { start: first.getStart(), end: second.getStart(), text: "" }];
  });
}

function wrongPaths(sourceFile: ts.SourceFile): Slip[] {
  return importsOf(sourceFile).flatMap(({ moduleSpecifier }): Slip[] => {
    if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(".")) return [];
    const path = moduleSpecifier.text;
    const [start, end] = [moduleSpecifier.getStart() + 1, moduleSpecifier.end - 1];
    const base = path.slice(path.lastIndexOf("/") + 1);
    const middle = path.length - base.length + Math.min(2, base.length - 1);
    const wrong = [
      path.startsWith("../") ? path.slice(3).replace(/^(?!\.)/, "./") : `.${path}`,
      path.slice(0, middle) + path.slice(middle + 1),
      path.slice(0, path.length - base.length) + base[0]?.toUpperCase() + base.slice(1),
    ];
    return wrong.filter((text) => text !== path).map((text) => ({ start, end, text }));
  });
}

function typeOnlyImports(sourceFile: ts.SourceFile): Slip[] {
  return importsOf(sourceFile).flatMap((declaration) => {
    const head = /^import type /.exec(declaration.getText());
    return head === null
      ? []
      : [{ start: declaration.getStart(), end: declaration.getStart() + head[0].length, text: "import " }];
  });
}

function droppedArgument({ arguments: list }: ts.CallExpression): Slip[] {
  const last = list.at(-1);
  const before = list.at(-2);
  if (last === undefined) return [];
  return [{ start: before === undefined ? last.getStart() : before.end, end: last.end, text: "" }];
}

function extraArgument({ arguments: list }: ts.CallExpression): Slip[] {
  const last = list.at(-1);
  return last === undefined ? [] : [{ start: last.end, end: last.end, text: ", true" }];
}

function swappedArguments({ arguments: [first, second] }: ts.CallExpression): Slip[] {
  if (first === undefined || second === undefined) return [];
  const text = first.getSourceFile().text;
  const between = text.slice(first.end, second.getStart());
  return [{ start: first.getStart(), end: second.end, text: second.getText() + between + first.getText() }];
}

function addedParameters(sourceFile: ts.SourceFile): Slip[] {
  return nodesOf(sourceFile, ts.isFunctionDeclaration).flatMap(({ parameters, body }) => {
    const last = parameters.at(-1);
    return last === undefined || body === undefined
      ? []
      : [{ start: last.end, end: last.end, text: ", limit: number" }];
  });
}

function wrongPrimitives(sourceFile: ts.SourceFile): Slip[] {
  const kinds = new Map<ts.SyntaxKind, string>([
    [ts.SyntaxKind.StringKeyword, "number"],
    [ts.SyntaxKind.NumberKeyword, "string"],
    [ts.SyntaxKind.BooleanKeyword, "string"],
  ]);
  const isPrimitive = (node: ts.Node): node is ts.KeywordTypeNode => kinds.has(node.kind);
  return nodesOf(sourceFile, isPrimitive).flatMap((node) => {
    const text = kinds.get(node.kind);
    return text === undefined ? [] : [{ start: node.getStart(), end: node.end, text }];
  });
}

/** Drops a keyword and the blank behind it. */
function dropHead(keyword: string): (node: ts.Node) => Slip {
  return (node) => ({ start: node.getStart(), end: node.getStart() + keyword.length + 1, text: "" });
}

function droppedAsyncs(sourceFile: ts.SourceFile): Slip[] {
  const isAsync = (node: ts.Node): node is ts.Modifier => node.kind === ts.SyntaxKind.AsyncKeyword;
  return nodesOf(sourceFile, isAsync).map(dropHead("async"));
}

function droppedProperties(sourceFile: ts.SourceFile): Slip[] {
  return nodesOf(sourceFile, ts.isObjectLiteralExpression).flatMap(({ properties: [first, second] }) =>
    first === undefined || second === undefined
      ? []
      : [{ start: first.getStart(), end: second.getStart(), text: "" }],
  );
}

function renamedProperties(sourceFile: ts.SourceFile): Slip[] {
  return nodesOf(sourceFile, ts.isPropertySignature).flatMap(({ name }) =>
    ts.isIdentifier(name) ? [{ start: name.getStart(), end: name.end, text: `${name.text}Name` }] : [],
  );
}

function droppedOptionalChains(sourceFile: ts.SourceFile): Slip[] {
  return nodesOf(sourceFile, ts.isPropertyAccessExpression).flatMap(({ questionDotToken }) =>
    questionDotToken === undefined
      ? []
      : [{ start: questionDotToken.getStart(), end: questionDotToken.end, text: "." }],
  );
}

/** `const` for `let`. */
function madeConstant(list: ts.VariableDeclarationList): Slip[] {
  const isLet = (list.flags & ts.NodeFlags.Let) !== 0;
  const hasValues = list.declarations.every(({ initializer }) => initializer !== undefined);
  return isLet && hasValues ? [{ start: list.getStart(), end: list.getStart() + 3, text: "const" }] : [];
}

/** A declaration that stands in two lines, one below the other. */
function declaredTwice(statement: ts.VariableStatement): Slip[] {
  return [{ start: statement.end, end: statement.end, text: `\n${statement.getText()}` }];
}

function droppedTokens(sourceFile: ts.SourceFile): Slip[] {
  const dropped: ReadonlySet<ts.SyntaxKind> = new Set([
    ts.SyntaxKind.CloseParenToken,
    ts.SyntaxKind.CloseBraceToken,
    ts.SyntaxKind.CloseBracketToken,
    ts.SyntaxKind.OpenBraceToken,
    ts.SyntaxKind.CommaToken,
    ts.SyntaxKind.EqualsGreaterThanToken,
  ]);
  const slips: Slip[] = [];
  const visit = (node: ts.Node): void => {
    for (const child of node.getChildren()) {
      if (dropped.has(child.kind)) slips.push({ start: child.getStart(), end: child.end, text: "" });
      visit(child);
    }
  };
  visit(sourceFile);
  return slips;
}
