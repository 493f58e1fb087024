import type { ts } from "ts-morph";
import { titlePattern, type TitlePattern } from "./title-pattern.ts";

/** A test of a test file. */
export interface TestBlock {
  /** Titles of the suites around it, outermost first, then its own. */
  titles: readonly TitlePattern[];
  /** The call that declares it, table of values included. */
  node: ts.Node;
  /** 1-based, inclusive. */
  startLine: number;
  endLine: number;
  /** Hooks that run before it, and what else its suites and its file do before. */
  before: readonly ts.Node[];
  /** It does not run. */
  skipped: boolean;
}

interface Around {
  titles: readonly TitlePattern[];
  before: readonly ts.Node[];
  skipped: boolean;
}

const SUITES: ReadonlySet<string> = new Set(["describe", "context", "suite", "fdescribe", "xdescribe"]);
const TESTS: ReadonlySet<string> = new Set(["it", "test", "specify", "fit", "xit"]);
const HOOKS: ReadonlySet<string> = new Set(["beforeEach", "beforeAll", "before", "setup", "suiteSetup"]);
const NOT_BEFORE: ReadonlySet<string> = new Set([
  "afterEach",
  "afterAll",
  "after",
  "teardown",
  "suiteTeardown",
]);

/** The tests that a file declares by the words of Vitest, Jest, Mocha, Jasmine and node:test, in text order. */
export function testBlocks(compiler: typeof ts, sourceFile: ts.SourceFile): TestBlock[] {
  const blocks: TestBlock[] = [];
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  function visitAll(statements: readonly ts.Statement[], around: Around): void {
    const before = [...around.before, ...statements.filter((statement) => isBefore(compiler, statement))];
    for (const statement of statements) visit(statement, { ...around, before });
  }
  function visit(node: ts.Node, around: Around): void {
    const word = compiler.isCallExpression(node) ? wordOf(compiler, node) : undefined;
    if (!compiler.isCallExpression(node) || word === undefined) {
      if (compiler.isBlock(node)) visitAll(node.statements, around);
      else compiler.forEachChild(node, (child) => visit(child, around));
      return;
    }
    const titles = [...around.titles, titlePattern(compiler, node.arguments[0], isTable(compiler, node))];
    const skipped = around.skipped || word.skipped;
    if (word.kind === "test") {
      const [startLine, endLine] = [lineOf(node.getStart()), lineOf(node.getEnd())];
      blocks.push({ titles, node, startLine, endLine, before: around.before, skipped });
    } else
      for (const argument of node.arguments)
        if (compiler.isFunctionLike(argument))
          compiler.forEachChild(argument, (child) => visit(child, { ...around, titles, skipped }));
  }
  visitAll(sourceFile.statements, { titles: [], before: [], skipped: false });
  return blocks;
}

interface Word {
  kind: "suite" | "test";
  skipped: boolean;
}

/** What a call declares: `describe(…)`, `it.each(…)(…)`, `test.only(…)`, `t.test(…)`. */
function wordOf(compiler: typeof ts, call: ts.CallExpression): Word | undefined {
  const names = namesOf(compiler, call.expression);
  const [first = ""] = names;
  const name = first.length === 1 ? (names[1] ?? "") : first;
  if (!SUITES.has(name) && !TESTS.has(name)) return undefined;
  if (call.arguments.length === 0 || (names.at(-1) === "each" && !isTable(compiler, call))) return undefined;
  const kind = SUITES.has(name) || names.includes("describe") ? "suite" : "test";
  return { kind, skipped: name.startsWith("x") || names.includes("skip") || names.includes("todo") };
}

/** `["it", "only", "each"]` of `it.only.each(…)`. */
function namesOf(compiler: typeof ts, callee: ts.Expression): string[] {
  if (compiler.isIdentifier(callee)) return [callee.text];
  if (compiler.isPropertyAccessExpression(callee))
    return [...namesOf(compiler, callee.expression), callee.name.text];
  if (compiler.isCallExpression(callee)) return namesOf(compiler, callee.expression);
  return compiler.isTaggedTemplateExpression(callee) ? namesOf(compiler, callee.tag) : [];
}

function isTable(compiler: typeof ts, call: ts.CallExpression): boolean {
  return compiler.isCallExpression(call.expression) || compiler.isTaggedTemplateExpression(call.expression);
}

/** Whether a statement runs before the tests beside it: hooks, and all that declares no tests. */
function isBefore(compiler: typeof ts, statement: ts.Statement): boolean {
  if (compiler.isImportDeclaration(statement) || compiler.isFunctionDeclaration(statement)) return false;
  if (!compiler.isExpressionStatement(statement) || !compiler.isCallExpression(statement.expression))
    return !declaresTests(compiler, statement);
  const [name = ""] = namesOf(compiler, statement.expression.expression);
  return HOOKS.has(name) || (!NOT_BEFORE.has(name) && !declaresTests(compiler, statement));
}

function declaresTests(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isCallExpression(node) && wordOf(compiler, node) !== undefined) return true;
  return compiler.forEachChild(node, (child) => (declaresTests(compiler, child) ? true : undefined)) === true;
}
