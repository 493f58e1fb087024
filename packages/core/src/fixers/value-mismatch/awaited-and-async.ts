import type { ts } from "ts-morph";
import { isTestFile } from "../is-test-file.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { functionAround, isAsync, isNamed } from "../type-error/types.ts";

/** Callers that use what it gives may not wait for it, and the compiler does not see all of them. */
const CONFIDENCE = 0.28;

/** `async nameOf(id: string): Promise<string>` around `const user = await this.repo.find(id)`, where that promises since lately. */
export function awaitedAndAsync(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  const made = madeHere(site, access.expression);
  const around = functionAround(compiler, name);
  const type = checker.getTypeAtLocation(access.expression);
  if (made === undefined || around === undefined || !isNamed(type, "Promise")) return [];
  const awaited = checker.getNonNullableType(checker.getAwaitedType(type) ?? type);
  const has = checker.getPropertyOfType(checker.getApparentType(awaited), name.getText()) !== undefined;
  const at = placeOfAsync(compiler, around);
  if (at === undefined || !has || isAsync(compiler, name) || isTestFile(sourceFile.fileName)) return [];
  const { type: returned } = around;
  return [
    {
      title: `Wait for \`${made.getText()}\`, and give a promise`,
      edits: [
        inserted(at, "async "),
        ...(returned === undefined
          ? []
          : [inserted(returned.getStart(), "Promise<"), inserted(returned.getEnd(), ">")]),
        inserted(made.getStart(), "await "),
      ],
      rationale: "it is a promise, and what is asked is what it promises",
      confidence: CONFIDENCE,
    },
  ];
}

/** Undefined where a function cannot be async, or gives a promise already. */
function placeOfAsync(compiler: typeof ts, around: ts.FunctionLikeDeclaration): number | undefined {
  const isPlain = !("asteriskToken" in around) || around.asteriskToken === undefined;
  const isPromise = /^(?:Async|Promise)/.test(around.type?.getText() ?? "");
  if (!isPlain || isPromise || isRendered(compiler, around)) return undefined;
  if (compiler.isMethodDeclaration(around)) return around.name.getStart();
  if (compiler.isArrowFunction(around) || compiler.isFunctionExpression(around)) return around.getStart();
  if (!compiler.isFunctionDeclaration(around)) return undefined;
  return around
    .getChildren()
    .find(({ kind }) => kind === compiler.SyntaxKind.FunctionKeyword)
    ?.getStart();
}

/** A component or a hook, which may not wait: `Title`, `useTitle`. */
function isRendered(compiler: typeof ts, around: ts.FunctionLikeDeclaration): boolean {
  const named = compiler.isVariableDeclaration(around.parent) ? around.parent : around;
  return !compiler.isMethodDeclaration(around) && /^(?:[A-Z]|use[A-Z])/.test(named.name?.getText() ?? "");
}
