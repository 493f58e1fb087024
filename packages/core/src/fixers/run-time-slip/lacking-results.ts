import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.8;

/**
 * `return { opens: opens, closes: closes }` of a function that has a variable `count`, too, where who calls it reads `count` of what it
 * gets, and nothing puts it there.
 */
export function lackingResults(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const scripts = services
    .filter(({ file }) => isJavaScriptFile(file))
    .flatMap(({ file, service: { ts: compiler, program, path } }) => {
      const sourceFile = program.getSourceFile(path);
      return sourceFile === undefined ? [] : [{ file, compiler, sourceFile }];
    });
  const asked = new Map<string, Set<string>>();
  for (const { compiler, sourceFile } of scripts) collectAsked(compiler, sourceFile, asked);
  return scripts.flatMap(({ file, compiler, sourceFile }) =>
    resultsIn(compiler, sourceFile).flatMap((result) => {
      const keys = new Set(result.object.properties.map(({ name }) => name?.getText() ?? ""));
      const lacking = [...(asked.get(result.name) ?? [])].filter((name) => !keys.has(name));
      const [only, ...others] = lacking;
      const isAtHand = only !== undefined && isDeclaredIn(compiler, result.around, only);
      return isAtHand && others.length === 0 ? [withResult(compiler, file, result.object, only)] : [];
    }),
  );
}

/** An object of variables by their own names, the only thing that a function of a name returns. */
interface Result {
  name: string;
  around: ts.SignatureDeclaration;
  object: ts.ObjectLiteralExpression;
}

function resultsIn(compiler: typeof ts, sourceFile: ts.SourceFile): Result[] {
  const found: Result[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isFunctionLike(node)) return;
    const name = nameOf(compiler, node);
    const returned = returnedBy(compiler, node).filter(
      (value) => value.kind !== compiler.SyntaxKind.NullKeyword,
    );
    const [object, ...others] = returned;
    if (name === undefined || object === undefined || others.length > 0) return;
    if (compiler.isObjectLiteralExpression(object) && isOfVariables(compiler, object))
      found.push({ name, around: node, object });
  }
  visit(sourceFile);
  return found;
}

/** What a function is called as: its own name, that of a variable or of a member. */
function nameOf(compiler: typeof ts, node: ts.SignatureDeclaration): string | undefined {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  if (compiler.isVariableDeclaration(parent) || compiler.isPropertyAssignment(parent))
    return parent.name.getText();
  const isSet = compiler.isBinaryExpression(parent) && compiler.isPropertyAccessExpression(parent.left);
  return isSet ? parent.left.name.getText() : undefined;
}

function returnedBy(compiler: typeof ts, node: ts.SignatureDeclaration): ts.Expression[] {
  const found: ts.Expression[] = [];
  function visit(inner: ts.Node): void {
    if (compiler.isFunctionLike(inner)) return;
    if (compiler.isReturnStatement(inner) && inner.expression !== undefined) found.push(inner.expression);
    compiler.forEachChild(inner, visit);
  }
  compiler.forEachChild(node, visit);
  return found;
}

/** `{ opens, closes: closes }` */
function isOfVariables(compiler: typeof ts, { properties }: ts.ObjectLiteralExpression): boolean {
  const isOwn = (property: ts.ObjectLiteralElementLike): boolean =>
    compiler.isShorthandPropertyAssignment(property) ||
    (compiler.isPropertyAssignment(property) && property.initializer.getText() === property.name.getText());
  return properties.length > 1 && properties.every(isOwn);
}

/** What is read of variables that hold what a function of some name gave, where they are never given another member. */
function collectAsked(compiler: typeof ts, sourceFile: ts.SourceFile, asked: Map<string, Set<string>>): void {
  function visit(node: ts.Node): void {
    const callee = compiler.isVariableDeclaration(node) ? calleeOf(compiler, node) : undefined;
    if (callee !== undefined && compiler.isVariableDeclaration(node)) {
      const names = asked.get(callee) ?? new Set();
      for (const name of membersRead(compiler, node)) names.add(name);
      asked.set(callee, names);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
}

function calleeOf(compiler: typeof ts, { initializer }: ts.VariableDeclaration): string | undefined {
  if (initializer === undefined || !compiler.isCallExpression(initializer)) return undefined;
  const { expression } = initializer;
  if (compiler.isIdentifier(expression)) return expression.text;
  return compiler.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

function membersRead(compiler: typeof ts, declaration: ts.VariableDeclaration): string[] {
  const { name } = declaration;
  if (compiler.isObjectBindingPattern(name))
    return name.elements
      .filter(({ initializer, dotDotDotToken }) => initializer === undefined && dotDotDotToken === undefined)
      .map((element) => (element.propertyName ?? element.name).getText());
  const around = compiler.findAncestor(declaration, compiler.isFunctionLike);
  if (around === undefined || !compiler.isIdentifier(name)) return [];
  const accesses = identifiersIn(compiler, around).flatMap(({ text, parent }) =>
    text === name.text && compiler.isPropertyAccessExpression(parent) && parent.expression.getText() === text
      ? [parent]
      : [],
  );
  const isSet = (access: ts.PropertyAccessExpression): boolean =>
    compiler.isBinaryExpression(access.parent) && access.parent.left === access;
  const set = new Set(accesses.filter(isSet).map((access) => access.name.text));
  return accesses.map((access) => access.name.text).filter((member) => !set.has(member));
}

function isDeclaredIn(compiler: typeof ts, around: ts.SignatureDeclaration, name: string): boolean {
  return identifiersIn(compiler, around).some(
    ({ text, parent }) =>
      text === name &&
      compiler.isVariableDeclaration(parent) &&
      parent.name.getText() === name &&
      compiler.findAncestor(parent, compiler.isFunctionLike) === around,
  );
}

function withResult(
  compiler: typeof ts,
  file: string,
  object: ts.ObjectLiteralExpression,
  name: string,
): Candidate {
  const [first] = object.properties;
  const start = first?.getStart() ?? object.getEnd() - 1;
  const sourceFile = object.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(start);
  const isShort = first !== undefined && compiler.isShorthandPropertyAssignment(first);
  const second = object.properties[1];
  const gap = sourceFile.text
    .slice(first?.getEnd(), second?.getFullStart())
    .concat(sourceFile.text.slice(second?.getFullStart(), second?.getStart()));
  const text = `${isShort ? name : `${name}: ${name}`}${/^,\s+$/.test(gap) ? gap : ", "}`;
  return {
    title: `Return \`${name}\` as well at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end: start, text }] }],
    origin: "run-time-slip",
    rationale: `who calls it reads \`${name}\` of what it returns`,
    confidence: CONFIDENCE,
  };
}
