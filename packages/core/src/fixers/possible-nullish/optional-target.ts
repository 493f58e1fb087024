import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isNullable } from "../type-error/types.ts";
import { namedTarget } from "./named-target.ts";

const CONFIDENCE = 0.85;

/** `if (config.server) config.server.port = port;` for `config.server?.port = port;`, which is nowhere to be set. */
export function optionalTarget(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const target = accessAt(compiler, errorNode(site));
  const statement = target && statementOf(compiler, target);
  const links = target === undefined ? [] : questioned(compiler, target);
  const [last] = links;
  if (statement === undefined || last === undefined) return [];
  if (!isPlace(compiler, last.expression)) return namedTarget(site, statement, last);
  const condition = last.expression.getText();
  const edits = links.map((link) => plain(compiler, link));
  const rationale = "what may be missing cannot be set";
  if (!isNullable(site, site.checker.getTypeAtLocation(last.expression)))
    return [{ title: "Set it without `?.`", edits, rationale, confidence: CONFIDENCE }];
  return [
    {
      title: `Set it where there is \`${condition}\``,
      edits: [inserted(statement.getStart(), `if (${condition}) `), ...edits],
      rationale,
      confidence: CONFIDENCE,
    },
  ];
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

function accessAt(compiler: typeof ts, node: ts.Node): Access | undefined {
  const isAccess = (candidate: ts.Node): candidate is Access =>
    compiler.isPropertyAccessExpression(candidate) || compiler.isElementAccessExpression(candidate);
  return isAccess(node) ? node : undefined;
}

/** The statement that does nothing but set the target, where another may stand around it. */
function statementOf(compiler: typeof ts, target: Access): ts.Statement | undefined {
  const { parent } = target;
  const isSet =
    (compiler.isBinaryExpression(parent) && parent.left === target) ||
    compiler.isPrefixUnaryExpression(parent) ||
    compiler.isPostfixUnaryExpression(parent);
  const statement = parent.parent;
  if (!isSet || !compiler.isExpressionStatement(statement)) return undefined;
  const around = statement.parent;
  return compiler.isBlock(around) || compiler.isSourceFile(around) || compiler.isCaseOrDefaultClause(around)
    ? statement
    : undefined;
}

/** Every `?.` of a chain, the last first. */
function questioned(compiler: typeof ts, node: ts.Expression): Access[] {
  const access = accessAt(compiler, node);
  if (access === undefined) return [];
  const rest = questioned(compiler, access.expression);
  return access.questionDotToken === undefined ? rest : [access, ...rest];
}

/** A variable or a member of one: the same when it is asked again. */
function isPlace(compiler: typeof ts, node: ts.Expression): boolean {
  if (compiler.isIdentifier(node) || node.kind === compiler.SyntaxKind.ThisKeyword) return true;
  if (compiler.isPropertyAccessExpression(node)) return isPlace(compiler, node.expression);
  if (!compiler.isElementAccessExpression(node)) return false;
  const key = node.argumentExpression;
  return (
    (compiler.isIdentifier(key) || compiler.isLiteralExpression(key)) && isPlace(compiler, node.expression)
  );
}

function plain(compiler: typeof ts, { questionDotToken: token, kind }: Access): Answer["edits"][number] {
  const start = token?.getStart() ?? 0;
  return {
    start,
    end: token?.getEnd() ?? start,
    text: kind === compiler.SyntaxKind.PropertyAccessExpression ? "." : "",
  };
}
