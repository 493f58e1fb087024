import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { argumentOf, elementOf, isAsync, isNamed } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/** Waits for the promise of a list, where it is made, of which an element is asked: `tasks[0]` of `const tasks = loadTasks()`. */
export function indexedPromise(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const access = compiler.findAncestor(errorNode(site), compiler.isElementAccessExpression);
  if (access === undefined || !isAsync(compiler, access)) return [];
  const { expression } = access;
  const type = checker.getTypeAtLocation(expression);
  const promised = isNamed(type, "Promise") ? argumentOf(site, type) : undefined;
  if (promised === undefined || elementOf(site, promised) === undefined) return [];
  const made = madeHere(site, expression);
  const isCall = compiler.isCallExpression(made ?? expression);
  if (!isCall) return [];
  return [
    {
      title: made === undefined ? "Add 'await'" : "Add 'await' to initializer",
      edits: [
        made === undefined
          ? replaced(expression, `(await ${expression.getText()})`)
          : inserted(made.getStart(), "await "),
      ],
      rationale: "what it promises is a list",
      confidence: CONFIDENCE,
    },
  ];
}
