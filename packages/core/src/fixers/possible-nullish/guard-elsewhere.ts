import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { answersOther } from "./answers-other.ts";
import type { FoundGuard } from "./sibling-guard.ts";
import { toldIn } from "./told-in.ts";

/**
 * `if (product === undefined) { response.sendStatus(404); return; }`, as another function of the file has it for another
 * variable: every name in it stands for something of the same type here. `absence` is the test of this one.
 */
export function guardElsewhere(
  site: ErrorSite,
  node: ts.Expression,
  { name, absence }: { name: string; absence: string },
): FoundGuard | undefined {
  const { ts: compiler, sourceFile } = site;
  const found = new Map<string, boolean>();
  function visit(other: ts.Node): void {
    if (compiler.isIfStatement(other) && other.elseStatement === undefined) {
      const tested = testedIn(compiler, other.expression);
      if (
        tested !== undefined &&
        leaves(compiler, other.thenStatement) &&
        fitsHere(site, other, tested, node)
      ) {
        const test = compiler.isPrefixUnaryExpression(other.expression) ? `!${name}` : absence;
        const rest = renamed(sourceFile.text.slice(other.expression.end, other.end), tested, name);
        const told = toldIn(compiler, other.thenStatement);
        const isOther = told !== "" || answersOther(compiler, other, { place: node, name });
        if (told === "" || hasWord(told, tested)) found.set(`if (${test}${rest}`, isOther);
      }
    }
    compiler.forEachChild(other, visit);
  }
  visit(sourceFile);
  const [first, ...others] = found;
  return first && { text: first[0], isUnsure: first[1] || others.length > 0 };
}

/** The variable that a test asks whether it is missing. */
function testedIn(compiler: typeof ts, test: ts.Expression): string | undefined {
  if (compiler.isPrefixUnaryExpression(test) && test.operator === compiler.SyntaxKind.ExclamationToken)
    return compiler.isIdentifier(test.operand) ? test.operand.text : undefined;
  const isAbsence =
    compiler.isBinaryExpression(test) &&
    compiler.isIdentifier(test.left) &&
    /^===?$/.test(test.operatorToken.getText()) &&
    /^(?:undefined|null)$/.test(test.right.getText());
  return isAbsence ? test.left.getText() : undefined;
}

/** A block that does something and then ends the function without a value, or by an error; a bare return tells nothing. */
function leaves(compiler: typeof ts, statement: ts.Statement): boolean {
  if (compiler.isThrowStatement(statement)) return true;
  const statements = compiler.isBlock(statement) ? statement.statements : [statement];
  const last = statements.at(-1);
  if (last === undefined) return false;
  if (compiler.isThrowStatement(last)) return true;
  return compiler.isReturnStatement(last) && (statements.length > 1 || last.expression !== undefined);
}

/** Whether every name in a guard is seen from another place, and is of the same type there. */
function fitsHere(
  { ts: compiler, checker }: ErrorSite,
  guard: ts.IfStatement,
  tested: string,
  place: ts.Node,
): boolean {
  const isAround = compiler.findAncestor(place, (node) => node === guard) !== undefined;
  const seen = new Map(
    checker.getSymbolsInScope(place, compiler.SymbolFlags.Value).map((symbol) => [symbol.name, symbol]),
  );
  function fits(node: ts.Node): boolean {
    if (compiler.isIdentifier(node) && isFree(compiler, node) && node.text !== tested) {
      const here = seen.get(node.text);
      const there = checker.getSymbolAtLocation(node);
      if (here === undefined || there === undefined) return node.text === "undefined";
      if (here !== there && !isSameType(checker, [here, there], [place, node])) return false;
    }
    return compiler.forEachChild(node, (child) => !fits(child) || undefined) !== true;
  }
  return !isAround && fits(guard.thenStatement);
}

function isFree(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember = compiler.isPropertyAccessExpression(parent) && parent.name === node;
  const isKey = compiler.isPropertyAssignment(parent) && parent.name === node;
  return !isMember && !isKey;
}

/** Of the type of a member that is taken alone, `Request<{ id: string }>`, what is in the brackets may differ. */
function isSameType(
  checker: ts.TypeChecker,
  [here, there]: readonly [ts.Symbol, ts.Symbol],
  [place, other]: readonly [ts.Node, ts.Node],
): boolean {
  const [own, its] = [
    checker.getTypeOfSymbolAtLocation(here, place),
    checker.getTypeOfSymbolAtLocation(there, other),
  ];
  return own === its || checker.isTypeAssignableTo(own, its);
}

function hasWord(text: string, word: string): boolean {
  return renamed(text, word, "") !== text;
}

function renamed(text: string, from: string, to: string): string {
  return text.replaceAll(
    new RegExp(`(?<![\\w$.])${from.replaceAll("$", String.raw`\$`)}(?![\\w$])`, "g"),
    to,
  );
}
