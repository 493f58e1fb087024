import { ts } from "ts-morph";
import { isJavaScriptFile } from "../source-file.ts";
import { ANY_TYPE } from "./any-type.ts";
import { perText } from "./per-text.ts";

const SUPPRESSION =
  /@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint|biome|deno-lint|prettier|stylelint)-(?:disable|ignore)\S*|tslint:disable|(?:v8|c8|istanbul) ignore/g;
const TEST_FUNCTIONS: ReadonlySet<string> = new Set(["it", "test", "describe", "suite", "bench"]);
const SKIPPED_TEST_FUNCTIONS: ReadonlySet<string> = new Set([
  "xit",
  "xtest",
  "xdescribe",
  "fit",
  "fdescribe",
]);
const ASSERTION_FUNCTIONS: ReadonlySet<string> = new Set(["expect", "assert"]);
const SKIPPING_MODIFIERS: ReadonlySet<string> = new Set(["skip", "skipIf", "runIf", "only", "todo", "fails"]);

/** What the compiler keeps in a syntax tree but does not declare; ts-morph pins the version. */
interface ParsedSourceFile extends ts.SourceFile {
  parseDiagnostics?: readonly unknown[];
}

/** What is counted in a text, all of it in the one tree that a text is parsed to. */
interface Counts {
  syntaxErrors: number;
  silencers: ReadonlyMap<string, number>;
  safeguards: ReadonlyMap<string, number>;
}

const countsIn = perText((file, text): Counts => {
  const sourceFile = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return {
    syntaxErrors: syntaxErrorsIn(sourceFile),
    silencers: silencersIn(sourceFile),
    safeguards: safeguardsIn(sourceFile),
  };
});

/** Number of errors the parser finds in a text, whatever the file's options; the extension decides the language. */
export function countSyntaxErrors(file: string, text: string): number {
  return countsIn(file, text).syntaxErrors;
}

/**
 * Counts what makes an error go away without solving it: `any`, `!`, casts through `unknown` or `never`, suppressing
 * comments, tests that are left out, caught errors that are dropped, values that are overwritten with themselves.
 */
export function countSilencers(file: string, text: string): ReadonlyMap<string, number> {
  return countsIn(file, text).silencers;
}

/** Counts what tells right from wrong, of which a fix may leave out nothing: tests and assertions. */
export function countSafeguards(file: string, text: string): ReadonlyMap<string, number> {
  return countsIn(file, text).safeguards;
}

/** A text of JavaScript may be one that the parser reads, and that is none. */
function syntaxErrorsIn(sourceFile: ParsedSourceFile): number {
  const { fileName: file, parseDiagnostics } = sourceFile;
  if (parseDiagnostics !== undefined && !isJavaScriptFile(file)) return parseDiagnostics.length;
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === file ? sourceFile : undefined),
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === file,
    readFile: () => undefined,
    writeFile: () => undefined,
  };
  const options = { noResolve: true, noLib: true, allowJs: true, types: [] };
  return ts.createProgram([file], options, host).getSyntacticDiagnostics(sourceFile).length;
}

function silencersIn(sourceFile: ts.SourceFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const _ of sourceFile.text.matchAll(SUPPRESSION)) count("a suppressing comment");
  function visit(node: ts.Node): void {
    const kind = isSelfAssignment(node, sourceFile) ? "a value assigned to itself" : silencerKind(node);
    if (kind !== undefined) count(kind);
    ts.forEachChild(node, visit);
  }
  visit(sourceFile);
  return counts;
}

function safeguardsIn(sourceFile: ts.SourceFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  function visit(node: ts.Node): void {
    const kind = ts.isCallExpression(node) ? safeguardKind(node) : undefined;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    ts.forEachChild(node, visit);
  }
  visit(sourceFile);
  return counts;
}

/** `it("…", () => …)`, `test.each(…)("…", …)`; `expect(…)`, `assert.equal(…)`. */
function safeguardKind({ expression, arguments: [first] }: ts.CallExpression): string | undefined {
  if (isAssertionFunction(expression)) return "an assertion";
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  return first !== undefined && ts.isStringLiteralLike(first) && isTestFunction(callee)
    ? "a test"
    : undefined;
}

function isAssertionFunction(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return ts.isIdentifier(node.expression) && node.expression.text === "assert";
  return ts.isIdentifier(node) && ASSERTION_FUNCTIONS.has(node.text);
}

/** `this.total = this.total` */
function isSelfAssignment(node: ts.Node, sourceFile: ts.SourceFile): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const { left, right } = node;
  const isReference = ts.isIdentifier(left) || ts.isPropertyAccessExpression(left);
  return isReference && left.getText(sourceFile) === right.getText(sourceFile);
}

function silencerKind(node: ts.Node): string | undefined {
  if (isAnyType(node)) return ANY_TYPE;
  if (ts.isNonNullExpression(node) || isDefinitelyAssigned(node)) return "a non-null assertion";
  if (ts.isAssertionExpression(node)) return castKind(node.type);
  if (ts.isCatchClause(node) && node.block.statements.length === 0) return "an empty catch";
  if (ts.isCallExpression(node) && isEmptyCatch(node)) return "an empty catch";
  return isSkippedTest(node) ? "a skipped test" : undefined;
}

/** `any`, and what JSDoc writes for it: `*` and `?`. */
function isAnyType({ kind }: ts.Node): boolean {
  const { AnyKeyword, JSDocAllType, JSDocUnknownType } = ts.SyntaxKind;
  return kind === AnyKeyword || kind === JSDocAllType || kind === JSDocUnknownType;
}

function isDefinitelyAssigned(node: ts.Node): boolean {
  return (
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined
  );
}

function castKind({ kind }: ts.TypeNode): string | undefined {
  if (kind === ts.SyntaxKind.UnknownKeyword) return "a cast through unknown";
  return kind === ts.SyntaxKind.NeverKeyword ? "a cast to never" : undefined;
}

/** `.catch(() => {})` */
function isEmptyCatch({ expression, arguments: [handler] }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "catch") return false;
  if (handler === undefined || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)))
    return false;
  return ts.isBlock(handler.body) && handler.body.statements.length === 0;
}

/** `it.skip`, `describe.concurrent.only`, `xit("…")` */
function isSkippedTest(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return SKIPPING_MODIFIERS.has(node.name.text) && isTestFunction(node.expression);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [title] = node.arguments;
  return (
    title !== undefined && ts.isStringLiteralLike(title) && SKIPPED_TEST_FUNCTIONS.has(node.expression.text)
  );
}

function isTestFunction(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isTestFunction(node.expression);
  return ts.isIdentifier(node) && TEST_FUNCTIONS.has(node.text);
}
