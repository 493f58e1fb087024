import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.6;
const OBJECT_KEYS = "Object.keys";

/** The keys of an object, with which the same object is asked: `(Object.keys(prices) as (keyof typeof prices)[])`. */
export function knownKeys(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const access = errorNode(site);
  if (!compiler.isElementAccessExpression(access) || !compiler.isIdentifier(access.argumentExpression))
    return [];
  const key = access.argumentExpression;
  const object = access.expression.getText();
  const declaration = checker.getSymbolAtLocation(key)?.valueDeclaration;
  if (declaration === undefined || !/^[A-Za-z_$][\w$]*$/.test(object)) return [];
  const source = sourceOf(compiler, declaration);
  if (source === undefined) return [];
  const type = `keyof typeof ${object}`;
  if (source.getText() === object) return [answer(type, [replaced(key, `${key.text} as ${type}`)])];
  const isOfKeys = compiler.isCallExpression(source) && source.getText() === `${OBJECT_KEYS}(${object})`;
  const keys = `${source.getText()} as (${type})[]`;
  const text = compiler.isForOfStatement(source.parent) ? keys : `(${keys})`;
  return isOfKeys ? [answer(type, [replaced(source, text)])] : [];
}

function answer(type: string, edits: Answer["edits"]): Answer {
  return {
    title: `Say that the keys are \`${type}\``,
    edits,
    rationale: "they are asked of the very object that they are of",
    confidence: CONFIDENCE,
  };
}

/** What a loop, or a function that is called for each, takes its values from: an object or a list. */
function sourceOf(compiler: typeof ts, declaration: ts.Declaration): ts.Expression | undefined {
  const { parent } = declaration;
  if (compiler.isVariableDeclaration(declaration) && compiler.isVariableDeclarationList(parent)) {
    const loop = parent.parent;
    return compiler.isForOfStatement(loop) || compiler.isForInStatement(loop) ? loop.expression : undefined;
  }
  const isFirst =
    compiler.isParameter(declaration) &&
    compiler.isFunctionLike(parent) &&
    parent.parameters[0] === declaration;
  const call = isFirst ? parent.parent : undefined;
  const isCallback = call !== undefined && compiler.isCallExpression(call) && call.arguments[0] === parent;
  return isCallback && compiler.isPropertyAccessExpression(call.expression)
    ? call.expression.expression
    : undefined;
}
