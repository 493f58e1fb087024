import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { isIdle } from "../typescript-code-fix/is-idle.ts";
import { functionAround, primitiveOf } from "../type-error/types.ts";
import { isAddedTo } from "./is-added-to.ts";
import { keptParameter } from "./kept-parameter.ts";
import { requiredAfterOptional } from "./required-after-optional.ts";

const MOVED_CONFIDENCE = 0.75;
/** What needs it may belong below what is done between as well. */
const PAST_DEED_CONFIDENCE = 0.28;
const EMPTY_CONFIDENCE = 0.6;
/** What is compared with each value in turn, or set in some branches alone, begins with none: `0` is no maximum. */
const COMPARED_CONFIDENCE = 0.28;
const LIST_CONFIDENCE = 0.75;
const TWICE_CONFIDENCE = 0.9;
/** `const first = next(); const first = next();` */
const DONE_TWICE_CONFIDENCE = 0.28;

const ANSWERS: Readonly<Record<string, (site: ErrorSite, node: ts.Node) => Answer[]>> = {
  TS2448: movedUp,
  TS2449: movedUp,
  TS2454: (site, node) => [...withValue(site, node)],
  TS2564: keptParameter,
  TS2300: writtenTwice,
  TS2323: writtenTwice,
  TS2451: writtenTwice,
  TS1117: writtenTwice,
  TS1016: requiredAfterOptional,
};

/** Names that are used before they have a value or are there twice, and parameters that are to be given behind others that need not be. */
export const declarationOrder: Fixer = typeErrorFixer({
  id: "declaration-order",
  title: "names used too early or declared twice",
  handles: ({ code = "" }) => Object.hasOwn(ANSWERS, code),
  answers: (site) => ANSWERS[site.diagnostic.code]?.(site, errorNode(site)) ?? [],
});

/** The declaration before the statement that needs it. */
function movedUp({ ts: compiler, checker, sourceFile }: ErrorSite, node: ts.Node): Answer[] {
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const declared = declaration && compiler.findAncestor(declaration, compiler.isStatement);
  if (declared === undefined || declared.getSourceFile() !== sourceFile) return [];
  const user = compiler.findAncestor(node, (above) => above.parent === declared.parent);
  if (user === undefined || user.getStart() >= declared.getStart()) return [];
  const { text } = sourceFile;
  const [start, end] = wholeLines(text, declared.getFullStart(), declared.getEnd());
  const gap = text.slice(0, start).endsWith("\n\n") && text[end] === "\n" ? "\n" : "";
  return [
    {
      title: `Move \`${node.getText()}\` above its first use`,
      edits: [
        inserted(lineStart(text, user.getStart()), text.slice(start, end) + gap),
        { start, end: end + gap.length, text: "" },
      ],
      rationale: "it has no value before it is declared",
      confidence: isPastDeed(compiler, user, declared) ? PAST_DEED_CONFIDENCE : MOVED_CONFIDENCE,
    },
  ];
}

/** Whether what does something when it is declared would do it before what is done between: `const end = now();` before the work. */
function isPastDeed(compiler: typeof ts, user: ts.Node, declared: ts.Statement): boolean {
  if (isIdle(compiler, declared)) return false;
  const between: ts.Node[] = [];
  compiler.forEachChild(user.parent, (node) => {
    if (node.pos >= user.end && node.end <= declared.pos) between.push(node);
  });
  return between.some((node) => compiler.isExpressionStatement(node) && !isIdle(compiler, node));
}

/** From the first line of a statement with its comments to behind its line break. */
function wholeLines(text: string, fullStart: number, end: number): [number, number] {
  const blank = /^\s*/.exec(text.slice(fullStart))?.[0].length ?? 0;
  const newline = text.indexOf("\n", end);
  return [lineStart(text, fullStart + blank), newline === -1 ? text.length : newline + 1];
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** The empty value of its type for a variable that is read before it gets one. */
function withValue(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (
    declaration === undefined ||
    !compiler.isVariableDeclaration(declaration) ||
    declaration.initializer !== undefined
  )
    return [];
  const type = checker.getTypeAtLocation(declaration.name);
  const kind = primitiveOf(site, type);
  const isList = checker.isArrayType(type);
  const empty = isList ? "[]" : kind && { string: '""', number: "0", boolean: "false", bigint: "0n" }[kind];
  if (empty === undefined) return [];
  return [
    {
      title: `Begin with \`${empty}\``,
      edits: [inserted(declaration.getEnd(), ` = ${empty}`)],
      rationale: "it is read before it gets a value",
      confidence: isList ? LIST_CONFIDENCE : confidenceOf(site, node, declaration.name),
    },
  ];
}

function confidenceOf(site: ErrorSite, node: ts.Node, name: ts.BindingName): number {
  const { ts: compiler, sourceFile } = site;
  const { LessThanToken, GreaterThanToken, LessThanEqualsToken, GreaterThanEqualsToken } =
    compiler.SyntaxKind;
  const orders: readonly ts.SyntaxKind[] = [
    LessThanToken,
    GreaterThanToken,
    LessThanEqualsToken,
    GreaterThanEqualsToken,
  ];
  function isCompared(inner: ts.Node): boolean {
    const isOperand =
      compiler.isIdentifier(inner) &&
      inner.text === node.getText() &&
      compiler.isBinaryExpression(inner.parent) &&
      orders.includes(inner.parent.operatorToken.kind);
    return isOperand || compiler.forEachChild(inner, (child) => isCompared(child) || undefined) === true;
  }
  const around = functionAround(compiler, node) ?? sourceFile;
  const isSum = compiler.isIdentifier(name) && isAddedTo(site, name);
  return isCompared(around) || !isSum ? COMPARED_CONFIDENCE : EMPTY_CONFIDENCE;
}

/** What says the same twice, once: an import, a member of an object. */
function writtenTwice(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const own = compiler.findAncestor(
    node,
    (above) =>
      compiler.isImportDeclaration(above) ||
      compiler.isPropertyAssignment(above) ||
      compiler.isTypeAliasDeclaration(above) ||
      compiler.isInterfaceDeclaration(above) ||
      compiler.isVariableStatement(above) ||
      compiler.isFunctionDeclaration(above),
  );
  if (own === undefined) return [];
  const siblings = siblingsOf(compiler, own);
  const same = siblings.filter((other) => other.getText() === own.getText());
  const last = same.at(-1);
  if (same.length < 2 || last === undefined) return [];
  const { text } = sourceFile;
  const rest = /^,?[^\S\n]*\n/.exec(text.slice(last.getEnd()))?.[0];
  const start = lineStart(text, last.getStart());
  if (rest === undefined || text.slice(start, last.getStart()).trim() !== "") return [];
  return [
    {
      title: `Remove the second \`${node.getText()}\``,
      edits: [{ start, end: last.getEnd() + rest.length, text: "" }],
      rationale: "the same is written twice",
      confidence: isDoneTwice(compiler, own) ? DONE_TWICE_CONFIDENCE : TWICE_CONFIDENCE,
    },
  ];
}

function siblingsOf(compiler: typeof ts, { parent }: ts.Node): readonly ts.Node[] {
  if (compiler.isObjectLiteralExpression(parent)) return parent.properties;
  return compiler.isBlock(parent) || compiler.isSourceFile(parent) || compiler.isCaseOrDefaultClause(parent)
    ? parent.statements
    : [];
}

/** Whether a function makes a value anew each time that it is asked: the second may be meant under another name. */
function isDoneTwice(compiler: typeof ts, own: ts.Node): boolean {
  return compiler.isVariableStatement(own) && compiler.isBlock(own.parent) && !isIdle(compiler, own);
}
