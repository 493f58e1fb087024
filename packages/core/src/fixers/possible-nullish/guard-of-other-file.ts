import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { withImport } from "../changed-declaration/with-import.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { answersOther } from "./answers-other.ts";
import { guardBehind, renamed } from "./sibling-guard.ts";
import { toldIn } from "./told-in.ts";

export interface GuardOfOtherFile {
  text: string;
  /** What the file imports for it. */
  imports: TextEdit[];
}

/** Files that are looked at. */
const MOST_FILES = 300;

/**
 * `if (!project) return notFound("no such project")`, as other files have it behind what is made by the same function of the
 * same value: `projects.find(…)`. Of a function of the platform, `pattern.exec(line)`, only a bare answer is taken. Undefined
 * where files do otherwise, or speak of something else.
 */
export function guardOfOtherFile(
  site: ErrorSite,
  declaration: ts.Declaration,
  name: string,
): GuardOfOtherFile | undefined {
  const { ts: compiler, project, sourceFile } = site;
  if (!compiler.isVariableDeclaration(declaration) || declaration.initializer === undefined) return undefined;
  const made = makerOf(site, declaration.initializer);
  if (made === undefined) return undefined;
  const found = new Map<string, GuardOfOtherFile>();
  const files = project.program
    .getSourceFiles()
    .filter(
      (one) => one !== sourceFile && !one.isDeclarationFile && !one.fileName.includes("/node_modules/"),
    );
  for (const file of files.slice(0, MOST_FILES)) if (file.text.includes(made.name)) visit(file);
  const [first, ...others] = found.values();
  return others.length > 0 ? undefined : first;

  function visit(node: ts.Node): void {
    const sibling = compiler.isVariableStatement(node) ? guardBehind(compiler, node) : undefined;
    const value = sibling?.of.initializer;
    const its = value && makerOf(site, value);
    if (sibling !== undefined && its !== undefined && its.method === made?.method) {
      const guard = sibling.guard.thenStatement;
      const isOfSame = its.owner !== undefined && its.owner === made.owner;
      const own = sibling.of.name.getText();
      const given = argumentsFor(compiler, its.given, made?.given ?? []);
      const imports = importsFor(site, guard, new Set([own, ...given.keys()]), declaration);
      const isOther = answersOther(compiler, sibling.guard, { place: declaration, name });
      if (imports !== undefined && !isOther && (isOfSame || isBare(compiler, guard))) {
        const words = [...given].reduce((all, [from, to]) => renamed(all, from, to), sibling.guard.getText());
        const text = renamed(words, own, name);
        found.set(text.replaceAll(/\s+/g, " "), { text, imports });
      }
    }
    compiler.forEachChild(node, visit);
  }
}

interface Maker {
  name: string;
  method: ts.Symbol;
  /** What the method is of; none of a function. */
  owner: ts.Symbol | undefined;
  given: readonly ts.Expression[];
}

/** What stands here for a variable that the other call is given, and that its guard may speak of. */
function argumentsFor(
  compiler: typeof ts,
  its: readonly ts.Expression[],
  own: readonly ts.Expression[],
): Map<string, string> {
  return new Map(
    its.flatMap((one, index) => {
      const here = own[index];
      const isPlain =
        here !== undefined && (compiler.isIdentifier(here) || compiler.isPropertyAccessExpression(here));
      return compiler.isIdentifier(one) && isPlain ? [[one.text, here.getText()] as const] : [];
    }),
  );
}

/** What is called to make a value; undefined where nothing is, or nobody knows what. */
function makerOf(site: ErrorSite, value: ts.Expression): Maker | undefined {
  const { ts: compiler } = site;
  const bare = compiler.isAwaitExpression(value) ? value.expression : value;
  if (!compiler.isCallExpression(bare)) return undefined;
  const { expression } = bare;
  const name = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
  const method = symbolOf(site, name);
  if (!compiler.isIdentifier(name) || method === undefined) return undefined;
  const owner = compiler.isPropertyAccessExpression(expression)
    ? symbolOf(site, expression.expression)
    : method;
  return { name: name.text, method, owner, given: bare.arguments };
}

function symbolOf({ ts: compiler, checker }: ErrorSite, node: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** `return undefined;`, `return null;`, `return;`, `continue;` */
function isBare(compiler: typeof ts, statement: ts.Statement): boolean {
  const [only, ...others] = compiler.isBlock(statement) ? statement.statements : [statement];
  if (only === undefined || others.length > 0 || toldIn(compiler, statement) !== "") return false;
  return compiler.isReturnStatement(only) && /^(?:|undefined|null)$/.test(only.expression?.getText() ?? "");
}

/** The imports that a guard needs elsewhere; undefined where some name of it is nothing that a module of the project exports. */
function importsFor(
  site: ErrorSite,
  guard: ts.Statement,
  known: ReadonlySet<string>,
  place: ts.Node,
): TextEdit[] | undefined {
  const { ts: compiler, checker, project, sourceFile } = site;
  const { Alias, Value } = compiler.SymbolFlags;
  const seen = new Map(checker.getSymbolsInScope(place, Value | Alias).map((one) => [one.name, one]));
  const edits = new Map<string, TextEdit[]>();
  let isPossible = true;
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isIdentifier(node) || known.has(node.text) || node.text === "undefined") return;
    const { parent } = node;
    const isMember =
      (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) &&
      parent.name === node;
    if (isMember) return;
    const there = symbolOf(site, node);
    const here = seen.get(node.text);
    const isAlias = here !== undefined && (here.flags & Alias) !== 0;
    if (there !== undefined && there === (isAlias ? checker.getAliasedSymbol(here) : here)) return;
    const declared = there?.declarations?.[0]?.getSourceFile();
    const home = declared && project.relative(declared.fileName);
    const isExported =
      there !== undefined &&
      declared !== undefined &&
      checker.getExportsOfModule(checker.getSymbolAtLocation(declared) ?? there).includes(there);
    const imported =
      home !== undefined && isExported
        ? withImport(project, sourceFile, { name: node.text, home })
        : undefined;
    if (imported === undefined) isPossible = false;
    else edits.set(node.text, imported);
  }
  visit(guard);
  return isPossible && edits.size < 2 ? [...edits.values()].flat() : undefined;
}
