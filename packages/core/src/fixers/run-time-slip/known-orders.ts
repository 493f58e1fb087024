import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged, titleOfSwap } from "./exchanged.ts";

const CALLBACK = /^(?:cb|callback|done|next)$/;
const NOTHING = /^(?:undefined|null|void 0)$/;
/** What stands first there. */
const FAILURE = /^new |(?:^|\.)e$|(?:[eE]rr(?:or)?|reason|failure)\b/;
const HAS = /(?:\bhasOwnProperty\.call|^Object\.hasOwn)$/;
const INHERITS = /(?:^|\.)inherits$/;
const TAKES_PART = /\.(?:slice|substr)$/;
const TAKES_UP_TO = /\.(?:slice|subarray)$/;
/** What is given an object, and then the name of one of its members. */
const ASKS_OBJECT =
  /^(?:Object\.(?:defineProperty|getOwnPropertyDescriptor|hasOwn)|Reflect\.(?:defineProperty|deleteProperty|get|has|set))$/;
const PLACE = /^[A-Za-z_$][\w$.]*$/;
const CONFIDENCE = 0.7;

/**
 * Two arguments in the order that nobody gives them in: `callback(total, null)`, as who is called back is told of an error first,
 * `Object.hasOwn(key, prices)` where the same code asks for `prices[key]`, `inherits(Emitter, Store)` where the script itself declares
 * `Store` alone, `Object.defineProperty("title", proto, …)`, and `text.slice(end, 0)` and `text.slice(start + size, start)`, which are always empty.
 */
export function knownOrders(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined || !isJavaScriptFile(file)) return [];
  const known: Known = {
    asked: keysAskedFor(compiler, sourceFile),
    declared: functionsDeclaredIn(compiler, sourceFile),
  };
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node)) return;
    const [first, last, ...more] = node.arguments;
    if (first === undefined || last === undefined) return;
    if (ASKS_OBJECT.test(node.expression.getText()) && isKeyGivenFirst(compiler, first, last)) {
      const rationale = "only an object has members, and none of a text can be set";
      const title = titleOfSwap(file, first, last);
      candidates.push(exchanged(file, [first, last], { title, rationale, confidence: CONFIDENCE }));
    }
    if (more.length > 0) return;
    const rationale = objection(node.expression.getText(), [first.getText(), last.getText()], known);
    if (rationale === undefined) return;
    const title = titleOfSwap(file, first, last);
    candidates.push(exchanged(file, [first, last], { title, rationale, confidence: CONFIDENCE }));
  }
  visit(sourceFile);
  return candidates;
}

const EMPTY = "what ends before it begins is empty";

/** `"title", proto` */
function isKeyGivenFirst(compiler: typeof ts, first: ts.Expression, last: ts.Expression): boolean {
  const isOwner = compiler.isIdentifier(last) || compiler.isPropertyAccessExpression(last);
  return compiler.isStringLiteralLike(first) && (isOwner || last.kind === compiler.SyntaxKind.ThisKeyword);
}

interface Known {
  asked: ReadonlySet<string>;
  /** The functions and classes of the script. */
  declared: ReadonlySet<string>;
}

/** What speaks against an order. */
function objection(
  callee: string,
  [first, last]: readonly [string, string],
  { asked, declared }: Known,
): string | undefined {
  const isHeir = declared.has(last) && !declared.has(first) && /^[\w$.]+$/.test(first);
  if (INHERITS.test(callee) && isHeir) return `\`${last}\` is what the script itself declares`;
  if (TAKES_PART.test(callee) && last === "0" && /^[\w$.]*[A-Za-z_$][\w$.]*$/.test(first)) return EMPTY;
  if (TAKES_UP_TO.test(callee) && PLACE.test(last) && first.startsWith(`${last} + `)) return EMPTY;
  if (isWrongCallback(callee, first, last)) return "who is called back is told of an error first";
  return isKeyFirst(callee, [first, last], asked)
    ? `the same code asks for \`${last}[${first}]\``
    : undefined;
}

function isWrongCallback(callee: string, first: string, last: string): boolean {
  return CALLBACK.test(callee) && NOTHING.test(last) && !NOTHING.test(first) && !FAILURE.test(first);
}

function isKeyFirst(
  callee: string,
  [first, last]: readonly [string, string],
  asked: ReadonlySet<string>,
): boolean {
  return HAS.test(callee) && asked.has(`${last}[${first}]`) && !asked.has(`${first}[${last}]`);
}

/** `prices[key]` */
function keysAskedFor(compiler: typeof ts, sourceFile: ts.SourceFile): Set<string> {
  const found = new Set<string>();
  function visit(node: ts.Node): void {
    if (compiler.isElementAccessExpression(node))
      found.add(`${node.expression.getText()}[${node.argumentExpression.getText()}]`);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}

function functionsDeclaredIn(compiler: typeof ts, { statements }: ts.SourceFile): Set<string> {
  const names = statements.flatMap((statement) => {
    const isMaking = compiler.isFunctionDeclaration(statement) || compiler.isClassDeclaration(statement);
    return isMaking && statement.name !== undefined ? [statement.name.text] : [];
  });
  return new Set(names);
}
