import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;

/**
 * Overloads and their body have one name: where one has another, it gets that of the others; of two
 * names given equally often it is the one that its callers know.
 */
export function overloadNames(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const own = compiler.findAncestor(errorNode(site), compiler.isFunctionDeclaration);
  const group = own === undefined ? [] : neighbours(compiler, own);
  const names = group.flatMap(({ name }) => name ?? []);
  const counts = Map.groupBy(names, ({ text }) => text);
  const body = group.find((one) => one.body !== undefined)?.name?.text;
  const [most, other] = [...counts].toSorted(
    ([a, same], [b, others]) =>
      others.length - same.length || Number(b === body) - Number(a === body) || (a < b ? -1 : 1),
  );
  if (most === undefined || other === undefined || counts.size !== 2) return [];
  const meant = most[1].length === other[1].length ? [most[0], other[0]] : [most[0]];
  return meant.map((name) => called(names, name));
}

function called(names: readonly ts.Identifier[], meant: string): Answer {
  const odd = names.filter(({ text }) => text !== meant);
  return {
    title: `Call \`${odd[0]?.text}\` \`${meant}\``,
    edits: odd.map((name) => replaced(name, meant)),
    rationale: "its other overloads are called so",
    confidence: CONFIDENCE,
  };
}

/** The overloads around one, with the body that ends them, and those before that have its name. */
function neighbours(compiler: typeof ts, own: ts.FunctionDeclaration): ts.FunctionDeclaration[] {
  const { parent } = own;
  if (!compiler.isSourceFile(parent) && !compiler.isModuleBlock(parent)) return [];
  const statements: readonly ts.Statement[] = parent.statements;
  const at = statements.indexOf(own);
  const isOpen = (statement: ts.Statement | undefined): statement is ts.FunctionDeclaration =>
    statement !== undefined && compiler.isFunctionDeclaration(statement) && statement.body === undefined;
  let first = at;
  while (isOpen(statements[first - 1])) first -= 1;
  let last = at;
  while (isOpen(statements[last])) last += 1;
  return statements.slice(first, last + 1).filter((statement) => compiler.isFunctionDeclaration(statement));
}
