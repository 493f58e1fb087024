import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isExpression } from "../type-error/mismatch.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { elementOf } from "../type-error/types.ts";

/** `Type 'Record<string, number>' must have a '[Symbol.iterator]()' method that returns an iterator.` */
const WALKED: ReadonlySet<string> = new Set(["TS2488", "TS2495", "TS2569", "TS2461"]);
/** What a map cannot be made of. */
const GIVEN: ReadonlySet<string> = new Set(["TS2345", "TS2769"]);
/** `Property 'map' does not exist on type 'Totals'.` */
const ASKED: ReadonlySet<string> = new Set(["TS2339"]);
const ENTRIES_CONFIDENCE = 0.9;
const INDEX_CONFIDENCE = 0.85;
const LIST_MEMBER = /^(?:every|filter|find|flatMap|forEach|map|some)$/;
/** Whether keys or values are meant, only what is done with them can tell. */
const LIKELIER_CONFIDENCE = 0.29;
const KEY = /^(?:k|key|name|id|field|property)$|(?:Key|Name|Id)$/;
const INDEX = /^(?:i|idx|index|position)$|(?:Index|_index)$/;

/** What is walked is a plain object, or a list whose index is taken as well. */
export const loopSource: Fixer = typeErrorFixer({
  id: "loop-source",
  title: "loops over what is no list",
  handles: ({ code = "" }) => WALKED.has(code) || GIVEN.has(code) || ASKED.has(code),
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { ts: compiler, diagnostic } = site;
  const node = errorNode(site);
  if (!WALKED.has(diagnostic.code)) return asPairs(site, node);
  if (compiler.isVariableDeclaration(node)) return withIndex(site, node);
  if (!isExpression(compiler, node) || !isPlainObject(site, node)) return [];
  const { parent } = node;
  if (compiler.isForOfStatement(parent) && parent.expression === node) {
    const name = patternOf(compiler, parent);
    return isPair(compiler, name)
      ? [walked(node, "entries", ENTRIES_CONFIDENCE)]
      : valuesOrKeys(node, { place: node, isKey: KEY.test(name?.getText() ?? "") });
  }
  if (!compiler.isSpreadElement(parent)) return [];
  const list = parent.parent;
  const isCopied = compiler.isArrayLiteralExpression(list) && list.elements.length === 1;
  return valuesOrKeys(node, { place: isCopied ? list : node, isKey: false });
}

/** An object that a map is made of, or that a function takes in pairs, one after the other. */
function asPairs(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler } = site;
  const { parent } = node;
  const isMapped =
    compiler.isNewExpression(parent) &&
    parent.expression.getText() === "Map" &&
    parent.arguments?.length === 1;
  const object = isMapped ? node : takenInPairs(compiler, parent);
  return object !== undefined && isExpression(compiler, object) && isPlainObject(site, object)
    ? [walked(object, "entries", ENTRIES_CONFIDENCE)]
    : [];
}

/** `totals` of `totals.map(([label, amount]) => …)`. */
function takenInPairs(compiler: typeof ts, access: ts.Node): ts.Expression | undefined {
  const call = access.parent;
  if (!compiler.isPropertyAccessExpression(access) || !LIST_MEMBER.test(access.name.text)) return undefined;
  const [callback] = compiler.isCallExpression(call) ? call.arguments : [];
  const isFunction =
    callback !== undefined && (compiler.isArrowFunction(callback) || compiler.isFunctionExpression(callback));
  return isFunction && isPair(compiler, callback.parameters[0]?.name) ? access.expression : undefined;
}

/** Both, and first what the loop's variable is called after. */
function valuesOrKeys(node: ts.Expression, { place, isKey }: { place: ts.Node; isKey: boolean }): Answer[] {
  const members = isKey ? (["keys", "values"] as const) : (["values", "keys"] as const);
  return members.map((member, index) => walked(node, member, LIKELIER_CONFIDENCE - index / 100, place));
}

function walked(
  node: ts.Expression,
  member: "entries" | "values" | "keys",
  confidence: number,
  place: ts.Node = node,
): Answer {
  return {
    title: `Walk the ${member} of \`${node.getText()}\``,
    edits: [replaced(place, `Object.${member}(${node.getText()})`)],
    rationale: "an object is no list",
    confidence,
  };
}

/** `for (const [index, step] of steps.entries())` for a list of what cannot be taken apart. */
function withIndex(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { name, parent }: ts.VariableDeclaration,
): Answer[] {
  const loop = parent.parent;
  if (!compiler.isForOfStatement(loop) || !isPair(compiler, name)) return [];
  const [first] = compiler.isArrayBindingPattern(name) ? name.elements : [];
  const isIndexed =
    first !== undefined && compiler.isBindingElement(first) && INDEX.test(first.name.getText());
  const list = loop.expression;
  const type = checker.getTypeAtLocation(list);
  if (!isIndexed || elementOf({ ts: compiler, checker }, type) === undefined) return [];
  const text = list.getText(sourceFile);
  return [
    {
      title: `Walk \`${text}\` with its index`,
      edits: [replaced(list, `${compiler.isLeftHandSideExpression(list) ? text : `(${text})`}.entries()`)],
      rationale: "what it holds cannot be taken apart, and an index is named",
      confidence: INDEX_CONFIDENCE,
    },
  ];
}

function patternOf(compiler: typeof ts, { initializer }: ts.ForOfStatement): ts.BindingName | undefined {
  return compiler.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
}

function isPair(compiler: typeof ts, name: ts.BindingName | undefined): boolean {
  return name !== undefined && compiler.isArrayBindingPattern(name) && name.elements.length === 2;
}

/** An object of data: of no class, no function, nothing that the language or a page brings, nothing that may be missing. */
function isPlainObject({ ts: compiler, checker, project }: ErrorSite, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node);
  const { flags = 0, declarations = [] } = type.getSymbol() ?? {};
  const isBrought =
    (flags & compiler.SymbolFlags.Interface) !== 0 &&
    declarations.some((declaration) =>
      project.program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
    );
  return (
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    (flags & compiler.SymbolFlags.Class) === 0 &&
    !isBrought &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    checker.getPropertyOfType(type, "next") === undefined
  );
}
