import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { nodeAt } from "../node-at.ts";
import { madeHere } from "../type-error/made-here.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

const CONFIDENCE = 0.92;

/** The value of a variable that is a promise of what is asked of it, made in the function that asks. */
export function promisedInitializer(site: CodeFixSite): ts.Expression | undefined {
  const { ts: compiler, program } = site.project;
  const { start, length } = site.diagnostic;
  const checker = program.getTypeChecker();
  const outer = nodeAt(compiler, site.sourceFile, start, compiler.isExpression);
  const reported = outer && compiler.findAncestor(outer, (node) => node.getEnd() >= start + length);
  for (const operand of reported === undefined ? [] : operandsOf(compiler, reported)) {
    const initializer = madeHere({ ts: compiler, checker }, operand);
    if (initializer === undefined || !compiler.isCallExpression(initializer)) continue;
    if (checker.getTypeAtLocation(initializer).getSymbol()?.name === "Promise") return initializer;
  }
  return undefined;
}

/** What is computed with, asked for a member, or spread in an object. */
function operandsOf(compiler: typeof ts, reported: ts.Node): readonly ts.Node[] {
  const { parent } = reported;
  if (compiler.isBinaryExpression(reported)) return [reported.left, reported.right];
  if (compiler.isPropertyAccessExpression(parent) && parent.name === reported) return [parent.expression];
  if (!compiler.isObjectLiteralExpression(reported)) return [reported];
  return reported.properties.filter(compiler.isSpreadAssignment).map(({ expression }) => expression);
}

/** Waits for a promise where it is made, which mends every use of it at once. */
export function awaitedInitializer(
  site: CodeFixSite,
  actions: readonly ts.CodeFixAction[],
): Omit<Candidate, "origin">[] {
  const isLate = actions.some(({ fixName }) => fixName === "addMissingAwait");
  const isEarly = actions.some(({ fixName }) => fixName === "addMissingAwaitToInitializer");
  const initializer = isLate && !isEarly ? promisedInitializer(site) : takenApart(site);
  if (initializer === undefined) return [];
  const at = initializer.getStart();
  return [
    {
      title: "Add 'await' to initializer",
      edits: [{ file: site.diagnostic.file, edits: [{ start: at, end: at, text: "await " }] }],
      rationale: "what it promises is asked of it",
      confidence: CONFIDENCE,
    },
  ];
}

/** The promise in `const { done } = reader.read()`, of what has `done`. */
function takenApart({ project, sourceFile, diagnostic }: CodeFixSite): ts.Expression | undefined {
  const { ts: compiler, program } = project;
  const checker = program.getTypeChecker();
  const element = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isBindingElement);
  const declaration = element?.parent.parent;
  if (element === undefined || declaration === undefined || !compiler.isVariableDeclaration(declaration))
    return undefined;
  const { initializer } = declaration;
  if (initializer === undefined || !compiler.isCallExpression(initializer)) return undefined;
  const type = checker.getTypeAtLocation(initializer);
  const awaited = type.getSymbol()?.name === "Promise" ? checker.getAwaitedType(type) : undefined;
  const name = (element.propertyName ?? element.name).getText();
  return awaited !== undefined && checker.getPropertyOfType(awaited, name) !== undefined
    ? initializer
    : undefined;
}
