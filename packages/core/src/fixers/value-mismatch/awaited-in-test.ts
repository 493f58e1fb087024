import type { ts } from "ts-morph";
import { isTestFile } from "../is-test-file.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { functionAround, isAsync, isNamed } from "../type-error/types.ts";

/** Where the language service has the same answer, it is not to stand against it. */
const CONFIDENCE = 0.62;
const TEST = /^(?:test|it|before|after|beforeEach|afterEach|beforeAll|afterAll)(?:\.\w+)*$/;

/** `test("…", async () => { const note = await find(); … note.text` of a test that did not wait: whoever runs it does. */
export function awaitedInTest(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  const type = checker.getTypeAtLocation(access.expression);
  const made = madeHere(site, access.expression);
  const around = functionAround(compiler, name);
  if (made === undefined || around === undefined || !isNamed(type, "Promise")) return [];
  const awaited = checker.getNonNullableType(checker.getAwaitedType(type) ?? type);
  if (isAsync(compiler, name) || checker.getPropertyOfType(awaited, name.getText()) === undefined) return [];
  if (!isTestFile(sourceFile.fileName) || !isRunAsTest(compiler, around)) return [];
  return [
    {
      title: `Wait for \`${made.getText()}\``,
      edits: [inserted(around.getStart(), "async "), inserted(made.getStart(), "await ")],
      rationale: "it is a promise, and who runs the test waits for it",
      confidence: CONFIDENCE,
    },
  ];
}

function isRunAsTest(compiler: typeof ts, around: ts.FunctionLikeDeclaration): boolean {
  const { parent } = around;
  const isFunction = compiler.isArrowFunction(around) || compiler.isFunctionExpression(around);
  return isFunction && compiler.isCallExpression(parent) && TEST.test(parent.expression.getText());
}
