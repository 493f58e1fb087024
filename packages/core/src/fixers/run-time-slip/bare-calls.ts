import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const AS_BESIDE = 0.7;
const NEVER_TAKEN = 0.75;
/** What is asked for before it is added. */
const ADDED_AFTER = 0.8;
const ASKING = /^(?:indexOf|lastIndexOf|includes|has)$/;
const ADDING = /^(?:push|unshift|add)$/;
const OF_ONLY_PARAMETER = 0.5;
/** What joins and parts by a sign of its own where it is given none. */
const BY_TEXT = /^(?:join|split)$/;
/** What makes another kind of value of one, and is nothing without it. */
const MAKES_OTHER =
  /^(?:String|Number|Boolean|BigInt|parseInt|parseFloat|encodeURIComponent|decodeURIComponent)$/;

/**
 * `list.indexOf()` before a value is added to the list. `DATE.exec()` of a function of the language that asks for a value: the one that the same function gives to another call of it, else
 * the only one that it is itself given. `rows.push()`: the one that is made there and never taken.
 */
export function bareCalls(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || node.arguments.length > 0) return;
    const added = addedAfter(compiler, node);
    if (added !== undefined) candidates.push(given(file, node, { name: added, confidence: ADDED_AFTER }));
    const idle = addsNothing(compiler, node) ? idleVariable(compiler, node) : undefined;
    if (idle !== undefined) candidates.push(given(file, node, { name: idle, confidence: NEVER_TAKEN }));
    const usual = usualText(compiler, node) ?? onlyParameter(compiler, node);
    if (usual !== undefined) candidates.push(given(file, node, usual));
    const { declaration, parameters } = checker.getResolvedSignature(node) ?? {};
    const first = declaration?.parameters.find(({ name }) => name.getText() !== "this");
    const isOfLanguage =
      declaration !== undefined && program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    if (!isOfLanguage || first === undefined || parameters?.length !== 1 || isOptional(compiler, first))
      return;
    const value = valueFor(compiler, node);
    if (value !== undefined) candidates.push(given(file, node, value));
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

function isOptional(compiler: typeof ts, parameter: ts.Node): boolean {
  return (
    !compiler.isParameter(parameter) ||
    parameter.questionToken !== undefined ||
    parameter.dotDotDotToken !== undefined
  );
}

/** `method` in `if (methods.indexOf() === -1) methods.push(method)` */
function addedAfter(compiler: typeof ts, { expression, parent }: ts.CallExpression): string | undefined {
  if (!compiler.isPropertyAccessExpression(expression) || !ASKING.test(expression.name.text))
    return undefined;
  const condition = compiler.findAncestor(parent, compiler.isIfStatement);
  if (condition === undefined || condition.expression.end < expression.end) return undefined;
  const { thenStatement } = condition;
  const [only, ...others] = compiler.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
  const call = only && compiler.isExpressionStatement(only) ? only.expression : undefined;
  if (call === undefined || !compiler.isCallExpression(call) || others.length > 0) return undefined;
  const [value, ...more] = call.arguments;
  const isSame =
    compiler.isPropertyAccessExpression(call.expression) &&
    ADDING.test(call.expression.name.text) &&
    call.expression.expression.getText() === expression.expression.getText();
  return isSame && value !== undefined && more.length === 0 && compiler.isIdentifier(value)
    ? value.text
    : undefined;
}

function addsNothing(compiler: typeof ts, { expression, parent }: ts.CallExpression): boolean {
  return (
    compiler.isExpressionStatement(parent) &&
    compiler.isPropertyAccessExpression(expression) &&
    ADDING.test(expression.name.text)
  );
}

/** The only variable of a function that is given a value, or whose members are, and that nothing takes. */
function idleVariable(compiler: typeof ts, call: ts.CallExpression): string | undefined {
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  if (around === undefined) return undefined;
  const made = new Set<string>();
  const taken = new Set<string>();
  for (const name of identifiersIn(compiler, around)) {
    const { parent } = name;
    if (compiler.isVariableDeclaration(parent) && parent.name === name) {
      if (parent.initializer !== undefined) made.add(name.text);
    } else if (isGivenValue(compiler, name)) made.add(name.text);
    else if (!(compiler.isPropertyAccessExpression(parent) && parent.name === name)) taken.add(name.text);
  }
  const declared = declaredIn(compiler, around);
  const [only, ...others] = [...made].filter((name) => declared.has(name) && !taken.has(name));
  return others.length === 0 ? only : undefined;
}

function declaredIn(compiler: typeof ts, around: ts.Node): Set<string> {
  const names = identifiersIn(compiler, around).filter(
    (name) => compiler.isVariableDeclaration(name.parent) && name.parent.name === name,
  );
  return new Set(names.map(({ text }) => text));
}

/** `token = …` and `token.content = …` */
function isGivenValue(compiler: typeof ts, name: ts.Identifier): boolean {
  const { parent } = name;
  const target: ts.Node =
    compiler.isPropertyAccessExpression(parent) && parent.expression === name ? parent : name;
  const around = target.parent;
  return (
    compiler.isBinaryExpression(around) &&
    around.left === target &&
    around.operatorToken.kind === compiler.SyntaxKind.EqualsToken
  );
}

/** `"\\n"` of `lines.join()`, where all others in the file are joined by that, and none of them is the same list. */
function usualText(compiler: typeof ts, { expression }: ts.CallExpression): Value | undefined {
  if (!compiler.isPropertyAccessExpression(expression) || !BY_TEXT.test(expression.name.text))
    return undefined;
  const { text: member } = expression.name;
  const owner = expression.expression.getText();
  const around = compiler.findAncestor(expression, compiler.isFunctionLike);
  const texts = new Set<string>();
  function visit(node: ts.Node): void {
    const isSame =
      compiler.isCallExpression(node) &&
      compiler.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === member &&
      node.expression !== expression;
    if (isSame) texts.add(isAskedTwice(node) ? "" : (node.arguments[0]?.getText() ?? ""));
    compiler.forEachChild(node, visit);
  }
  /** Nobody parts one text by one sign twice. */
  function isAskedTwice({ expression: other }: ts.CallExpression): boolean {
    return (
      compiler.isPropertyAccessExpression(other) &&
      other.expression.getText() === owner &&
      compiler.findAncestor(other, compiler.isFunctionLike) === around
    );
  }
  visit(expression.getSourceFile());
  const [only = "", ...others] = texts;
  return others.length === 0 && /^["'`]/.test(only) ? { name: only, confidence: AS_BESIDE } : undefined;
}

/** `value` of `function (value) { return String() }` */
function onlyParameter(compiler: typeof ts, call: ts.CallExpression): Value | undefined {
  if (!compiler.isIdentifier(call.expression) || !MAKES_OTHER.test(call.expression.text)) return undefined;
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  const [only, ...others] = around?.parameters ?? [];
  if (around === undefined || only === undefined || others.length > 0) return undefined;
  const name = only.name.getText();
  const uses = identifiersIn(compiler, around).filter(({ text }) => text === name);
  return compiler.isIdentifier(only.name) && uses.length === 1 ? { name, confidence: AS_BESIDE } : undefined;
}

interface Value {
  name: string;
  confidence: number;
}

function valueFor(compiler: typeof ts, call: ts.CallExpression): Value | undefined {
  const around = compiler.findAncestor(call, compiler.isFunctionLike);
  const member = compiler.isPropertyAccessExpression(call.expression) ? call.expression.name.text : undefined;
  if (around === undefined || member === undefined) return undefined;
  const beside = new Set<string>();
  function visit(node: ts.Node): void {
    const [only, ...others] = compiler.isCallExpression(node) ? node.arguments : [];
    const isSame =
      compiler.isCallExpression(node) &&
      compiler.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === member;
    if (isSame && only !== undefined && others.length === 0) beside.add(only.getText());
    compiler.forEachChild(node, visit);
  }
  visit(around);
  const parameters = around.parameters.map(({ name }) => name.getText());
  const [value, ...more] = beside;
  if (value !== undefined)
    return more.length === 0 && parameters.includes(value) && !isWalked(compiler, call)
      ? { name: value, confidence: AS_BESIDE }
      : undefined;
  const [only, ...others] = parameters;
  const isName = only !== undefined && /^[\w$]+$/.test(only) && others.length === 0;
  return isName ? { name: only, confidence: OF_ONLY_PARAMETER } : undefined;
}

/** `for (const key of Object.keys())`: nobody walks one thing twice. */
function isWalked(compiler: typeof ts, { parent }: ts.CallExpression): boolean {
  return compiler.isForOfStatement(parent) || compiler.isForInStatement(parent);
}

function given(file: string, call: ts.CallExpression, { name, confidence }: Value): Candidate {
  const at = call.getEnd() - 1;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(at);
  return {
    title: `Give \`${name}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: at, end: at, text: name }] }],
    origin: "run-time-slip",
    rationale: `\`${call.expression.getText()}\` asks for a value`,
    confidence,
  };
}
