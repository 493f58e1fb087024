import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { errorNode, inserted, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround, isTelling } from "../type-error/types.ts";
import { isIdleValue } from "./idle-value.ts";

const IDLE_CONFIDENCE = 0.92;
/** A call may stand there for what it does; that a value is asked of the function speaks for the word. */
const CALL_CONFIDENCE = 0.7;

type Bodied = ts.FunctionLikeDeclaration & { body: ts.Block };

/** The last value of a function that is called where the error is, whose result type is not written and lacks that value. */
export function silentCallees(site: ErrorSite): Omit<Candidate, "origin">[] {
  const { ts: compiler, project } = site;
  const node = errorNode(site);
  const statement = compiler.findAncestor(node, compiler.isStatement) ?? node;
  return calledIn(site, statement).flatMap((declaration) => {
    const sourceFile = declaration.getSourceFile();
    const file = project.relative(sourceFile.fileName);
    const last = declaration.body.statements.at(-1);
    if (file === undefined || `/${file}`.includes("/node_modules/")) return [];
    if (last === undefined || !compiler.isExpressionStatement(last)) return [];
    const isIdle = isIdleValue(compiler, last.expression);
    if (!isIdle && (givesSomething(compiler, declaration) || !isValue(site, last.expression))) return [];
    return [
      {
        title: `Return \`${shortened(last.expression.getText())}\``,
        edits: [{ file, edits: [inserted(last.getStart(), "return ")] }],
        rationale: `a value of \`${declaration.name?.getText() ?? "the function"}\` is asked, and this is the last`,
        confidence: isIdle ? IDLE_CONFIDENCE : CALL_CONFIDENCE,
      },
    ];
  });
}

function calledIn({ ts: compiler, checker }: ErrorSite, statement: ts.Node): Bodied[] {
  const found = new Set<Bodied>();
  const seen = new Set<ts.Node>();
  function visit(node: ts.Node): void {
    const declaration = compiler.isCallExpression(node)
      ? checker.getResolvedSignature(node)?.declaration
      : undefined;
    if (declaration !== undefined && isOpen(declaration)) found.add(declaration);
    const held = compiler.isIdentifier(node)
      ? checker.getSymbolAtLocation(node)?.valueDeclaration
      : undefined;
    if (held !== undefined && compiler.isVariableDeclaration(held) && !seen.has(held)) {
      seen.add(held);
      if (held.initializer !== undefined) visit(held.initializer);
    }
    compiler.forEachChild(node, visit);
  }
  function isOpen(node: ts.Node): node is Bodied {
    return (
      compiler.isFunctionLike(node) &&
      node.type === undefined &&
      "body" in node &&
      node.body !== undefined &&
      compiler.isBlock(node.body)
    );
  }
  visit(statement);
  return [...found];
}

function givesSomething(compiler: typeof ts, around: Bodied): boolean {
  function isGiven(node: ts.Node): boolean {
    if (compiler.isReturnStatement(node) && node.expression !== undefined)
      return functionAround(compiler, node) === around;
    return compiler.forEachChild(node, (child) => isGiven(child) || undefined) === true;
  }
  return isGiven(around.body);
}

function isValue(site: ErrorSite, expression: ts.Expression): boolean {
  const type = site.checker.getTypeAtLocation(expression);
  return isTelling(site, type) && (type.flags & site.ts.TypeFlags.Void) === 0;
}

function shortened(text: string): string {
  const [line = text] = text.split("\n", 1);
  return line.length > 40 || line !== text ? `${line.slice(0, 37)}…` : text;
}
