import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { argumentsOf, functionAround, isAsync, isNamed, isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.9;
/** Functions that lack it, one giving what the other gives. */
const DEEPEST = 3;
const UNTOLD = /\b(?:any|unknown|never)\b|\{|=>|import\(/;

/** `Promise<void>` for `Promise`, `Queue<Mail>` for `Queue`, as what is given and returned there tells. */
export function missingArguments(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const type = compiler.findAncestor(errorNode(site), compiler.isTypeReferenceNode);
  if (type === undefined) return [];
  const given = givenAt(site, type).filter((one, _, all) => all.length === 1 || !isOfNever(site, one));
  const texts = new Set(given.map((one) => textOf(site, one, type)));
  const [text, ...others] = texts;
  if (text === undefined || others.length > 0 || UNTOLD.test(text)) return [];
  if (type.typeArguments !== undefined && !text.startsWith(`${type.getText().slice(0, -1)}, `)) return [];
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(type, text)],
      rationale: "that is what is given there",
      confidence: CONFIDENCE,
    },
  ];
}

/** The types of what a variable or member begins with, or a function returns. */
function givenAt(site: ErrorSite, type: ts.TypeReferenceNode, depth = 0): ts.Type[] {
  const { ts: compiler, checker } = site;
  const isOfList = compiler.isArrayTypeNode(type.parent);
  const parent = isOfList ? type.parent.parent : type.parent;
  const typesOf = (value: ts.Expression): ts.Type[] =>
    (isOfList ? elementsOf(compiler, value) : [value])
      .flatMap((one) => branchesOf(compiler, one))
      .flatMap(
        (one) =>
          givenByCall(site, one, { name: type.typeName.getText(), depth }) ?? checker.getTypeAtLocation(one),
      );
  if (compiler.isVariableDeclaration(parent) || compiler.isPropertyDeclaration(parent))
    return parent.initializer === undefined ? [] : typesOf(parent.initializer);
  if (!compiler.isFunctionLike(parent) || !("body" in parent) || parent.body === undefined) return [];
  if (!compiler.isBlock(parent.body)) return typesOf(parent.body);
  const found: ts.Type[] = [];
  function visit(node: ts.Node): void {
    const isOwn = functionAround(compiler, node) === parent;
    if (compiler.isReturnStatement(node) && node.expression !== undefined && isOwn)
      found.push(...typesOf(node.expression));
    compiler.forEachChild(node, visit);
  }
  visit(parent.body);
  return found.length === 0 && isAsync(compiler, parent.body) ? [checker.getVoidType()] : found;
}

/** What is given by a function that lacks the same arguments where it says what it returns. */
function givenByCall(
  site: ErrorSite,
  value: ts.Expression,
  { name, depth }: { name: string; depth: number },
): ts.Type[] | undefined {
  const { ts: compiler, checker } = site;
  if (!compiler.isCallExpression(value) || depth === DEEPEST) return undefined;
  const callee = checker.getSymbolAtLocation(value.expression);
  const target =
    callee && callee.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(callee) : callee;
  const declaration = target?.valueDeclaration;
  const type = declaration && compiler.isFunctionDeclaration(declaration) ? declaration.type : undefined;
  const isAlike =
    type !== undefined &&
    compiler.isTypeReferenceNode(type) &&
    type.typeArguments === undefined &&
    type.typeName.getText() === name;
  return isAlike ? givenAt(site, type, depth + 1).filter((one) => !isOfNever(site, one)) : undefined;
}

/** What a list is written of; of one that is made elsewhere nothing is told. */
function elementsOf(compiler: typeof ts, value: ts.Expression): readonly ts.Expression[] {
  return compiler.isArrayLiteralExpression(value) ? value.elements : [];
}

/** `success(age)` and `failure(text)` of `isValid ? success(age) : failure(text)`. */
function branchesOf(compiler: typeof ts, value: ts.Expression): ts.Expression[] {
  if (compiler.isParenthesizedExpression(value)) return branchesOf(compiler, value.expression);
  if (!compiler.isConditionalExpression(value)) return [value];
  return [...branchesOf(compiler, value.whenTrue), ...branchesOf(compiler, value.whenFalse)];
}

/** `Result<never>`, which is a result of anything. */
function isOfNever({ ts: compiler, checker }: ErrorSite, type: ts.Type): boolean {
  const given = type.aliasTypeArguments ?? argumentsOf({ checker }, type);
  return given.length > 0 && given.every(({ flags }) => (flags & compiler.TypeFlags.Never) !== 0);
}

/** A promise by what an async function returns, else the type that is given, where it is of that name. */
function textOf(site: ErrorSite, given: ts.Type, type: ts.TypeReferenceNode): string {
  const { ts: compiler, checker } = site;
  const name = type.typeName.getText();
  const { parent } = type;
  const isOfAsync =
    name === "Promise" && compiler.isFunctionLike(parent) && "body" in parent && parent.body !== undefined
      ? isAsync(compiler, parent.body)
      : false;
  const written = (one: ts.Type): string =>
    checker.typeToString(checker.getBaseTypeOfLiteralType(one), type, compiler.TypeFormatFlags.NoTruncation);
  if (isOfAsync) return `Promise<${written(checker.getAwaitedType(given) ?? given)}>`;
  const isOfName = isNamed(given, name) || given.aliasSymbol?.name === name;
  return isTelling(site, given) && isOfName ? written(given) : "unknown";
}
