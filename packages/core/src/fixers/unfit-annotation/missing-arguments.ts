import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround, isAsync, isNamed, isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.9;
const UNTOLD = /\b(?:any|unknown|never)\b|\{|=>|import\(/;

/** `Promise<void>` for `Promise`, `Queue<Mail>` for `Queue`, as what is given and returned there tells. */
export function missingArguments(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const type = compiler.findAncestor(errorNode(site), compiler.isTypeReferenceNode);
  if (type === undefined) return [];
  const texts = new Set(givenAt(site, type).map((given) => textOf(site, given, type)));
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
function givenAt(site: ErrorSite, type: ts.TypeReferenceNode): ts.Type[] {
  const { ts: compiler, checker } = site;
  const { parent } = type;
  if (compiler.isVariableDeclaration(parent) || compiler.isPropertyDeclaration(parent))
    return parent.initializer === undefined ? [] : [checker.getTypeAtLocation(parent.initializer)];
  if (!compiler.isFunctionLike(parent) || !("body" in parent) || parent.body === undefined) return [];
  if (!compiler.isBlock(parent.body)) return [checker.getTypeAtLocation(parent.body)];
  const found: ts.Type[] = [];
  function visit(node: ts.Node): void {
    const isOwn = functionAround(compiler, node) === parent;
    if (compiler.isReturnStatement(node) && node.expression !== undefined && isOwn)
      found.push(checker.getTypeAtLocation(node.expression));
    compiler.forEachChild(node, visit);
  }
  visit(parent.body);
  return found.length === 0 && isAsync(compiler, parent.body) ? [checker.getVoidType()] : found;
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
  return isTelling(site, given) && isNamed(given, name) ? written(given) : "unknown";
}
