import { ts } from "ts-morph";

/** What leads from a test to the machine, or to the text of a program that is made while it runs. */
const GLOBALS: ReadonlySet<string> = new Set([
  "process",
  "globalThis",
  "global",
  "window",
  "self",
  "eval",
  "Function",
  "require",
  "module",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "Worker",
  "SharedWorker",
  "Deno",
  "Bun",
  "Reflect",
  "Proxy",
  "WebAssembly",
  "importScripts",
]);
const MEMBERS: ReadonlySet<string> = new Set([
  "constructor",
  "__proto__",
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "getPrototypeOf",
  "setPrototypeOf",
  "getOwnPropertyDescriptor",
  "getOwnPropertyDescriptors",
  "getOwnPropertyNames",
  "defineProperty",
  "defineProperties",
  "getBuiltinModule",
  "importActual",
  "importMock",
  "requireActual",
  "requireMock",
  "mock",
  "doMock",
  "mockModule",
  "unstable_mockModule",
  "unstable_unmockModule",
  "createMockFromModule",
  "hoisted",
  "runInNewContext",
  "runInThisContext",
]);

/**
 * What of a text could do more than call what it imports, in words; undefined where nothing could. `isAllowed` says of each
 * module that is imported whether it may be. A text that nobody has read is run only where this finds nothing.
 */
export function outsideReach(
  file: string,
  text: string,
  isAllowed: (specifier: string) => boolean,
): string | undefined {
  function reach(node: ts.Node): string | undefined {
    return importReach(node, isAllowed) ?? nameReach(node) ?? ts.forEachChild(node, reach);
  }
  return reach(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
}

function importReach(node: ts.Node, isAllowed: (specifier: string) => boolean): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const { moduleSpecifier } = node;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
    return isAllowed(moduleSpecifier.text) ? undefined : `it imports ${moduleSpecifier.text}`;
  }
  if (ts.isImportEqualsDeclaration(node)) return "it imports by require";
  if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent))
    return "it imports while it runs";
  return ts.isMetaProperty(node) ? "it asks for import.meta" : undefined;
}

function nameReach(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
    if (MEMBERS.has(node.text) || (!isMember(node) && GLOBALS.has(node.text))) return `it names ${node.text}`;
  }
  if (ts.isStringLiteralLike(node) && MEMBERS.has(node.text)) return `it names ${node.text}`;
  if (ts.isElementAccessExpression(node) && !isFixed(node.argumentExpression))
    return "it takes a member by a name that is made while it runs";
  if (ts.isComputedPropertyName(node) && !isFixed(node.expression))
    return "it has a member by a name that is made while it runs";
  return undefined;
}

/** `module` of `a.module`, `{ module: 1 }`, `{ module: m } = a`. */
function isMember(node: ts.Identifier | ts.PrivateIdentifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent)) &&
    parent.name === node
  );
}

function isFixed(node: ts.Expression): boolean {
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node);
}
