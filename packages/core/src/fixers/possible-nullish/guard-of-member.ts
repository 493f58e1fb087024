import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround } from "../type-error/types.ts";
import { answersOther } from "./answers-other.ts";
import { renamed } from "./sibling-guard.ts";

const CONFIDENCE = 0.6;

/**
 * `if (request.user === undefined) { return refused(); }` at the beginning of a function, where other functions of the file begin
 * so before they take the same member of what they are given. Not where they do otherwise, or speak of something else.
 */
export function guardOfMember(site: ErrorSite, node: ts.Expression): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  if (!compiler.isPropertyAccessExpression(node) || !compiler.isIdentifier(node.expression)) return [];
  const member = checker.getSymbolAtLocation(node.name);
  const around = functionAround(compiler, node);
  const owner = checker.getSymbolAtLocation(node.expression)?.valueDeclaration;
  const body = around?.body;
  if (member === undefined || owner === undefined || body === undefined || !compiler.isBlock(body)) return [];
  const [first] = body.statements;
  if (!compiler.isParameter(owner) || owner.parent !== around || first === undefined) return [];
  const [name, own] = [node.expression.text, node.name.text];
  const found = new Map<string, string>();
  function visit(other: ts.Node): void {
    compiler.forEachChild(other, visit);
    if (!compiler.isIfStatement(other) || !isFirst(other)) return;
    const tested = testedIn(compiler, other.expression);
    if (tested === undefined || checker.getSymbolAtLocation(tested.name) !== member) return;
    if (!compiler.isIdentifier(tested.expression) || !fitsHere(site, other, tested.expression, node)) return;
    const text = renamed(other.getText(), tested.expression.text, name);
    if (!answersOther(compiler, other, { place: node, name: own }))
      found.set(text.replaceAll(/\s+/g, " "), text);
  }
  visit(sourceFile);
  const [guard, ...others] = found.values();
  if (guard === undefined || others.length > 0) return [];
  const start = first.getStart();
  const indent = sourceFile.text.slice(sourceFile.text.lastIndexOf("\n", start - 1) + 1, start);
  if (indent.trim() !== "") return [];
  return [
    {
      title: `Return early without \`${node.getText()}\``,
      edits: [inserted(start, `${guard}${lineEndOf(sourceFile.text)}${indent}`)],
      rationale: "so other functions of the file begin that take it",
      confidence: CONFIDENCE,
    },
  ];

  /** A guard at the beginning of another function, which ends that. */
  function isFirst(guarded: ts.IfStatement): boolean {
    const block = guarded.parent;
    const isAtStart = compiler.isBlock(block) && block.statements[0] === guarded;
    const last = compiler.isBlock(guarded.thenStatement)
      ? guarded.thenStatement.statements.at(-1)
      : guarded.thenStatement;
    const leaves =
      last !== undefined && (compiler.isThrowStatement(last) || compiler.isReturnStatement(last));
    const isOfFunction = compiler.isFunctionLike(block.parent) && block.parent !== around;
    return isAtStart && isOfFunction && leaves && guarded.elseStatement === undefined;
  }
}

/** `request.user` of `!request.user` and `request.user === undefined`. */
function testedIn(compiler: typeof ts, test: ts.Expression): ts.PropertyAccessExpression | undefined {
  if (compiler.isPrefixUnaryExpression(test) && test.operator === compiler.SyntaxKind.ExclamationToken)
    return compiler.isPropertyAccessExpression(test.operand) ? test.operand : undefined;
  const isAbsence =
    compiler.isBinaryExpression(test) &&
    /^===?$/.test(test.operatorToken.getText()) &&
    /^(?:undefined|null)$/.test(test.right.getText());
  return isAbsence && compiler.isPropertyAccessExpression(test.left) ? test.left : undefined;
}

/** Whether every name in a guard stands for the same here, but for what is tested. */
function fitsHere(
  { ts: compiler, checker }: ErrorSite,
  guard: ts.IfStatement,
  tested: ts.Identifier,
  place: ts.Node,
): boolean {
  const { Alias, Value } = compiler.SymbolFlags;
  const seen = new Set(checker.getSymbolsInScope(place, Value | Alias));
  function fits(node: ts.Node): boolean {
    if (compiler.isIdentifier(node) && node.text !== tested.text && node.text !== "undefined") {
      const { parent } = node;
      const isMember =
        (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) &&
        parent.name === node;
      const symbol = checker.getSymbolAtLocation(node);
      if (!isMember && (symbol === undefined || !seen.has(symbol))) return false;
    }
    return compiler.forEachChild(node, (child) => !fits(child) || undefined) !== true;
  }
  return fits(guard.thenStatement);
}
