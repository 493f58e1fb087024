import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";
import type { MemberNames } from "./member-names.ts";

const CONFIDENCE = 0.75;
const FEWEST_OTHERS = 2;

/**
 * `{ value: value, size: size }` in a script's `function (name, value, size)`, which does not use its `name`, while others ask such
 * an object for it.
 */
export function idleKeys(
  file: string,
  { ts: compiler, program, path }: ServiceOfFile,
  { uses }: MemberNames,
): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const idle = [...idleIn(compiler, node, node.body), ...unreadIn(compiler, node.body)];
      const [name, ...others] = idle.filter((one) => (uses.get(one)?.reads.length ?? 0) > 0);
      const objects = name === undefined ? [] : objectsFor(compiler, node, name);
      const [object] = objects;
      if (name !== undefined && others.length === 0 && object !== undefined && objects.length === 1)
        candidates.push(withKey(file, name, keyEdit(compiler, node, { object, name })));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

/** The parameters of a function that stand nowhere in its body. */
function idleIn(compiler: typeof ts, { parameters }: ts.SignatureDeclaration, body: ts.Node): string[] {
  const used = new Set(
    identifiersIn(compiler, body)
      .filter(
        ({ parent, text }) => !(compiler.isPropertyAccessExpression(parent) && parent.name.text === text),
      )
      .map(({ text }) => text),
  );
  return used.has("arguments") ? [] : namesOf(compiler, parameters).filter((name) => !used.has(name));
}

/** The variables of a body that are given a value and never read; not those of functions in it. */
function unreadIn(compiler: typeof ts, body: ts.Node): string[] {
  const declared = new Set<string>();
  const read = new Set<string>();
  const given = new Set<string>();
  for (const name of identifiersIn(compiler, body)) {
    const { parent, text } = name;
    const isVariable = compiler.isVariableDeclaration(parent) && parent.name === name;
    const isSet =
      compiler.isBinaryExpression(parent) &&
      parent.left === name &&
      parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
      compiler.isExpressionStatement(parent.parent);
    if (isVariable && compiler.findAncestor(name, compiler.isFunctionLike) === body.parent)
      declared.add(text);
    if (isSet || (isVariable && parent.initializer !== undefined)) given.add(text);
    else if (!isVariable && !(compiler.isPropertyAccessExpression(parent) && parent.name === name))
      read.add(text);
  }
  return [...declared].filter((name) => given.has(name) && !read.has(name));
}

function namesOf(compiler: typeof ts, parameters: readonly ts.ParameterDeclaration[]): string[] {
  return parameters.flatMap(({ name }) => (compiler.isIdentifier(name) ? [name.text] : []));
}

/**
 * The objects in a function all of whose members have the names of their values, at least two of them its other parameters; where it
 * is a variable that is set and dropped, those with any member of the name of its value.
 */
function objectsFor(
  compiler: typeof ts,
  around: ts.SignatureDeclaration,
  name: string,
): ts.ObjectLiteralExpression[] {
  const all = namesOf(compiler, around.parameters);
  const isParameter = all.includes(name);
  const parameters = all.filter((one) => one !== name);
  const found: ts.ObjectLiteralExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node)) return;
    if (compiler.isObjectLiteralExpression(node)) {
      const handedOn = node.properties.map((property) => handedOnBy(compiler, property));
      const known = handedOn.filter((one) => one !== undefined && parameters.includes(one));
      const isOfParameters = handedOn.every((one) => one !== undefined) && known.length >= FEWEST_OTHERS;
      const isOfVariables = !isParameter && handedOn.some((one) => one !== undefined);
      if (isOfParameters || isOfVariables) found.push(node);
    }
    compiler.forEachChild(node, visit);
  }
  compiler.forEachChild(around, visit);
  return found;
}

/** `size` of `size: size` and of `size` alone. */
function handedOnBy(compiler: typeof ts, property: ts.ObjectLiteralElementLike): string | undefined {
  if (compiler.isShorthandPropertyAssignment(property)) return property.name.text;
  const isSame =
    compiler.isPropertyAssignment(property) && property.initializer.getText() === property.name.getText();
  return isSame ? property.name.getText() : undefined;
}

/** Before the member whose parameter is behind it, else behind all; written as they are. */
function keyEdit(
  compiler: typeof ts,
  { parameters }: ts.SignatureDeclaration,
  { object, name }: { object: ts.ObjectLiteralExpression; name: string },
): TextEdit {
  const order = namesOf(compiler, parameters);
  const place = order.indexOf(name);
  const isLong = object.properties.some(compiler.isPropertyAssignment);
  const text = isLong ? `${name}: ${name}` : name;
  const next = object.properties.find(({ name: key }) => order.indexOf(key?.getText() ?? "") > place);
  const [first] = object.properties;
  const whole = object.getSourceFile().text;
  const gap = first === undefined ? " " : whole.slice(object.getStart() + 1, first.getStart());
  if (next !== undefined) {
    const start = next.getStart();
    return { start, end: start, text: `${text},${/^\s+$/.test(gap) ? gap : " "}` };
  }
  const end = object.properties.end;
  return { start: end, end, text: `${object.properties.hasTrailingComma ? "" : ","}${gap}${text}` };
}

function withKey(file: string, name: string, edit: TextEdit): Candidate {
  return {
    title: `Add \`${name}\` to the object in ${file}`,
    edits: [{ file, edits: [edit] }],
    origin: "run-time-slip",
    rationale: `the function is given \`${name}\` and drops it, and others ask for it`,
    confidence: CONFIDENCE,
  };
}
