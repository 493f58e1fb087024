import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.92;

/** `names.map(…)` for `names.forEach(…)` that is asked for a list, and whose function gives something for each. */
export function mappedResult(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const call = madeBy(site, mismatchAt(site)?.value ?? errorNode(site));
  if (call === undefined || !compiler.isPropertyAccessExpression(call.expression)) return [];
  const { name, expression: list } = call.expression;
  const [callback] = call.arguments;
  if (name.text !== "forEach" || callback === undefined || call.getSourceFile() !== sourceFile) return [];
  if (!checker.isArrayLikeType(checker.getTypeAtLocation(list))) return [];
  const given = checker
    .getTypeAtLocation(callback)
    .getCallSignatures()
    .map((signature) => checker.getReturnTypeOfSignature(signature));
  const isGiven = given.some(
    (type) => isTelling(site, type) && (type.flags & compiler.TypeFlags.VoidLike) === 0,
  );
  if (!isGiven) return [];
  return [
    {
      title: "Write `map` for `forEach`",
      edits: [replaced(name, "map")],
      rationale: "`forEach` gives nothing, and what its function gives is asked",
      confidence: CONFIDENCE,
    },
  ];
}

/** The call that a value is, or that the variable was made by which it reads, itself or for a member. */
function madeBy({ ts: compiler, checker }: ErrorSite, node: ts.Node): ts.CallExpression | undefined {
  const access = node.parent;
  const isMember = compiler.isPropertyAccessExpression(access) && access.name === node;
  const value = isMember ? access.expression : node;
  if (compiler.isCallExpression(value)) return value;
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const made =
    declaration !== undefined && compiler.isVariableDeclaration(declaration)
      ? declaration.initializer
      : undefined;
  return made !== undefined && compiler.isCallExpression(made) ? made : undefined;
}
