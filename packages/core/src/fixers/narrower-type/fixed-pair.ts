import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { errorNode, inserted, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { functionAround } from "../type-error/types.ts";

const CONFIDENCE = 0.92;

/** `return [on, toggle] as const`: a function that gives a list of different things, which are taken apart by their places. */
export function fixedPair(site: ErrorSite): Omit<Candidate, "origin">[] {
  const { ts: compiler, checker, project } = site;
  const node = errorNode(site);
  const reported = mismatchAt(site)?.value ?? (compiler.isIdentifier(node) ? node.parent : node);
  const lists = identifiersIn(compiler, reported).flatMap((name) => {
    const list = listBehind(site, checker.getSymbolAtLocation(name)?.valueDeclaration);
    return list === undefined ? [] : [list];
  });
  return [...new Set(lists)].flatMap((list) => {
    const file = project.relative(list.getSourceFile().fileName);
    if (file === undefined || `/${file}`.includes("/node_modules/") || !/\.[cm]?tsx?$/.test(file)) return [];
    return [
      {
        title: "Give a pair, and no list",
        edits: [{ file, edits: [inserted(list.getEnd(), " as const")] }],
        rationale: "what is at one place of it is of another type than what is at the next",
        confidence: CONFIDENCE,
      },
    ];
  });
}

/** The only list that a function gives, of which a variable is one place. */
function listBehind(
  { ts: compiler, checker }: ErrorSite,
  element: ts.Declaration | undefined,
): ts.ArrayLiteralExpression | undefined {
  if (element === undefined || !compiler.isBindingElement(element)) return undefined;
  const { parent: pattern } = element;
  const variable = compiler.isArrayBindingPattern(pattern) ? pattern.parent : undefined;
  const call =
    variable !== undefined && compiler.isVariableDeclaration(variable) ? variable.initializer : undefined;
  if (call === undefined || !compiler.isCallExpression(call)) return undefined;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || compiler.isJSDocSignature(declaration) || declaration.type !== undefined)
    return undefined;
  const body = "body" in declaration ? declaration.body : undefined;
  if (body === undefined) return undefined;
  const [given, ...others] = compiler.isBlock(body) ? returnedBy(compiler, body) : [body];
  const isList = given !== undefined && compiler.isArrayLiteralExpression(given);
  return isList && others.length === 0 && given.elements.length > 1 ? given : undefined;
}

function returnedBy(compiler: typeof ts, body: ts.Block): ts.Expression[] {
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    const isOwn = functionAround(compiler, node) === body.parent;
    if (compiler.isReturnStatement(node) && node.expression !== undefined && isOwn)
      found.push(node.expression);
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return found;
}
