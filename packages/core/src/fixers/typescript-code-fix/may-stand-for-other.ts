import type { ts } from "ts-morph";
import { areOneAndMany } from "../contrasting-names.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isGivenProperty } from "./given-property.ts";
import { isKeptBeforeChange } from "./kept-before-change.ts";
import { mayBeCalled } from "./may-be-called.ts";
import { isOfResult } from "./result-of-type.ts";
import { isBesideSameKind } from "./same-kind-beside.ts";
import { tellsOfOthers } from "./tells-of-others.ts";
import { isAboutRound } from "./unused-round.ts";
import { isWrittenOut } from "./written-out.ts";

/** What speaks for a name that nothing uses. */
const FORGOTTEN = [
  isWrittenOut,
  mayBeCalled,
  tellsOfOthers,
  isKeptBeforeChange,
  isBesideSameKind,
  isGivenProperty,
  isAboutRound,
  isOfResult,
];

/**
 * Whether something unused may have been meant where another stands: it is computed of what is used again afterwards, or
 * of what nothing else uses, or it is a parameter and a name beside it is one or many of it; what it is called for is
 * written out (`written-out.ts`), it is a function with a result (`may-be-called.ts`), or it tells whether what was taken
 * with it is any good (`tells-of-others.ts`), it keeps what is set anew (`kept-before-change.ts`), another of its type may stand in
 * its place (`same-kind-beside.ts`), somebody gives it (`given-property.ts`), a round of a loop is about it
 * (`unused-round.ts`), or it is a type for a result of which nothing is said (`result-of-type.ts`).
 */
export function mayStandForOther({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const [node] = [diagnostic.start, diagnostic.start + "<".length].flatMap(
    (start) => nodeAt(compiler, sourceFile, start, compiler.isIdentifier) ?? [],
  );
  if (node === undefined) return false;
  if (FORGOTTEN.some((may) => may(project, node))) return true;
  const around = functionAround(compiler, node);
  if (around === undefined) return false;
  const names = identifiersIn(compiler, around);
  const { parent } = node;
  if (compiler.isParameter(parent)) return names.some(({ text }) => areOneAndMany(text, node.text));
  const value = compiler.isVariableDeclaration(parent) ? parent.initializer : undefined;
  return value !== undefined && isComputed(compiler, value) && identifiersIn(compiler, value).length > 0;
}

/** `sum - rebate`, `-sum`, `isNew ? first : last`, `${first} ${last}`, `[...list]`, `{ ...options }` */
function isComputed(compiler: typeof ts, value: ts.Expression): boolean {
  return (
    compiler.isBinaryExpression(value) ||
    compiler.isPrefixUnaryExpression(value) ||
    compiler.isConditionalExpression(value) ||
    compiler.isTemplateExpression(value) ||
    (compiler.isArrayLiteralExpression(value) && value.elements.some(compiler.isSpreadElement)) ||
    (compiler.isObjectLiteralExpression(value) && value.properties.some(compiler.isSpreadAssignment))
  );
}
