import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { functionAround } from "../type-error/types.ts";
import { wordsOf } from "../words-of.ts";
import { toldIn } from "./told-in.ts";

/** Who asks for these asks for what is so of nothing as well: `isExpired`, `isEmpty`. */
const OF_NOTHING: ReadonlySet<string> = new Set(
  "absent available blank closed different due empty expired finished free gone idle inactive invalid missing needs new offline outdated over overdue past required stale unknown unused vacant".split(
    " ",
  ),
);
/** Words that tell of no deed. */
const SHORTEST_WORD = 4;

/**
 * Whether what a guard answers where something is missing is hardly what another function is to answer: `false` of `isValid` is
 * no `false` of `isExpired`, a label is no colour, and `"nothing to delete"` is not said of a renaming.
 */
export function answersOther(
  compiler: typeof ts,
  guard: ts.IfStatement,
  { place, name }: { place: ts.Node; name: string },
): boolean {
  const [there, here] = [guard, place].map((node) => functionAround(compiler, node));
  if (there === undefined || here === undefined || there === here) return false;
  const [its, own] = [there, here].map((one) => nameOf(compiler, one));
  const last = compiler.isBlock(guard.thenStatement)
    ? guard.thenStatement.statements.at(-1)
    : guard.thenStatement;
  const answer = last !== undefined && compiler.isReturnStatement(last) ? last.expression : undefined;
  if (answer !== undefined) {
    if (/^(?:true|false)$/.test(answer.getText()))
      return isContrary(its ?? "", own ?? "") || comparesContrarily(compiler, there, here);
    if (compiler.isStringLiteralLike(answer)) return answer.text !== "";
  }
  const told = wordsOf(toldIn(compiler, guard.thenStatement).replaceAll(/[^\w$]+/g, " "));
  const known = new Set([...wordsOf(own ?? ""), ...wordsOf(name)]);
  return wordsOf(its ?? "").some(
    (word) => word.length >= SHORTEST_WORD && told.includes(word) && !known.has(word),
  );
}

function nameOf(compiler: typeof ts, around: ts.FunctionLikeDeclaration): string {
  const named = compiler.isVariableDeclaration(around.parent) ? around.parent : around;
  return named.name?.getText() ?? "";
}

function isContrary(its: string, own: string): boolean {
  return isOfNothing(its) !== isOfNothing(own) || areContrasting(its, own);
}

function isOfNothing(name: string): boolean {
  return wordsOf(name).some((word) => OF_NOTHING.has(word));
}

/** `token.until > now` and `token.until <= now` */
function comparesContrarily(
  compiler: typeof ts,
  there: ts.FunctionLikeDeclaration,
  here: ts.FunctionLikeDeclaration,
): boolean {
  const its = comparisonsIn(compiler, there);
  return comparisonsIn(compiler, here).some(([member, isLess]) =>
    its.some(([other, isOtherLess]) => member === other && isLess !== isOtherLess),
  );
}

/** The members that are compared with something, and whether they are to be less. */
function comparisonsIn(compiler: typeof ts, around: ts.Node): [member: string, isLess: boolean][] {
  const found: [string, boolean][] = [];
  function visit(node: ts.Node): void {
    if (compiler.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText())) {
      const isLess = node.operatorToken.getText().startsWith("<");
      if (compiler.isPropertyAccessExpression(node.left)) found.push([node.left.name.text, isLess]);
      if (compiler.isPropertyAccessExpression(node.right)) found.push([node.right.name.text, !isLess]);
    }
    compiler.forEachChild(node, visit);
  }
  visit(around);
  return found;
}
