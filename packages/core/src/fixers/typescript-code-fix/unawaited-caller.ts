import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether some caller would go on before the function around the reported place has ended, if that became async, or shows what
 * it gives: elements that are not there yet. The compiler does not mind: a promise nobody waits for is no type error.
 */
export function hasUnawaitedCaller(site: CodeFixSite): boolean {
  const { ts } = site.project;
  const around = nodeAt(ts, site.sourceFile, site.diagnostic.start, isFunction(ts));
  if (around === undefined) return false;
  if (givesElement(ts, around)) return true;
  if (ts.isArrowFunction(around) || ts.isFunctionExpression(around)) {
    if (isCallbackForValue(site, around)) return true;
  }
  const name = nameOf(ts, around);
  if (name === undefined) return false;
  const calls = referencesTo(site, name).flatMap((reference) => callBy(ts, reference) ?? []);
  return calls.some((call) => isDiscarded(ts, call) || isTakenAsAnything(site, call));
}

function isFunction(compiler: typeof ts): (node: ts.Node) => node is ts.FunctionLikeDeclaration {
  return (node): node is ts.FunctionLikeDeclaration => compiler.isFunctionLike(node) && "body" in node;
}

/** A component, which is shown as soon as it is called. */
function givesElement(compiler: typeof ts, { body }: ts.FunctionLikeDeclaration): boolean {
  function isElement(node: ts.Node): boolean {
    if (compiler.isParenthesizedExpression(node)) return isElement(node.expression);
    return (
      compiler.isJsxElement(node) || compiler.isJsxSelfClosingElement(node) || compiler.isJsxFragment(node)
    );
  }
  function gives(node: ts.Node): boolean {
    if (compiler.isFunctionLike(node)) return false;
    if (compiler.isReturnStatement(node) && node.expression !== undefined && isElement(node.expression))
      return true;
    return compiler.forEachChild(node, (child) => gives(child) || undefined) === true;
  }
  return body !== undefined && (isElement(body) || gives(body));
}

/** A function that is handed to someone who does not wait: who expects nothing, as `forEach`, or takes a promise for true, as `filter`. */
function isCallbackForValue(
  { project }: CodeFixSite,
  around: ts.ArrowFunction | ts.FunctionExpression,
): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const signatures = checker.getContextualType(around)?.getCallSignatures() ?? [];
  const { Void, Unknown, BooleanLike, TypeParameter } = ts.TypeFlags;
  return signatures.some((signature) => {
    const { flags } = checker.getReturnTypeOfSignature(signature);
    const declared = signature.getDeclaration() as ts.SignatureDeclaration | undefined;
    const isOpen =
      declared?.type !== undefined &&
      (checker.getTypeFromTypeNode(declared.type).flags & TypeParameter) !== 0;
    return (flags & (Void | Unknown | BooleanLike)) !== 0 || (isOpen && !isAwaited(ts, around.parent));
  });
}

/** `await call`, or one of what `Promise.all` is given. */
function isAwaited(compiler: typeof ts, call: ts.Node): boolean {
  const { parent } = call;
  if (compiler.isAwaitExpression(parent)) return true;
  return (
    compiler.isCallExpression(parent) &&
    compiler.isPropertyAccessExpression(parent.expression) &&
    parent.expression.expression.getText() === "Promise"
  );
}

function nameOf(compiler: typeof ts, around: ts.FunctionLikeDeclaration): ts.Node | undefined {
  const { parent } = around;
  if (compiler.isVariableDeclaration(parent) || compiler.isPropertyDeclaration(parent)) return parent.name;
  return compiler.isPropertyAssignment(parent) ? parent.name : around.name;
}

function referencesTo({ project }: CodeFixSite, name: ts.Node): ts.Identifier[] {
  const { ts, program, service, path } = project;
  const references = service.getReferencesAtPosition(path, name.getStart()) ?? [];
  return references.flatMap(({ fileName, textSpan }) => {
    const sourceFile = program.getSourceFile(fileName);
    const identifier = sourceFile && nodeAt(ts, sourceFile, textSpan.start, ts.isIdentifier);
    return identifier === undefined ? [] : [identifier];
  });
}

function callBy(compiler: typeof ts, reference: ts.Identifier): ts.CallExpression | undefined {
  const { parent } = reference;
  const callee =
    compiler.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference;
  const call = callee.parent;
  return compiler.isCallExpression(call) && call.expression === callee ? call : undefined;
}

/** `load();` or `this.load();` as a statement of its own. At the top of a module the process itself waits. */
function isDiscarded(compiler: typeof ts, { parent }: ts.CallExpression): boolean {
  return compiler.isExpressionStatement(parent) && !compiler.isSourceFile(parent.parent);
}

/** Where a promise is as good as any value for the compiler: in a text, spread in an object, given for `unknown`. */
function isTakenAsAnything({ project }: CodeFixSite, call: ts.CallExpression): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const { parent } = call;
  if (ts.isTemplateSpan(parent) || ts.isSpreadAssignment(parent) || ts.isJsxExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const isSum = parent.operatorToken.kind === ts.SyntaxKind.PlusToken;
    return isSum && (checker.getTypeAtLocation(parent).flags & ts.TypeFlags.StringLike) !== 0;
  }
  if (!ts.isCallExpression(parent) || !parent.arguments.includes(call)) return false;
  const asked = checker.getContextualType(call);
  return asked === undefined || (asked.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}
