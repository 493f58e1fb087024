import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { functionAround } from "../type-error/types.ts";

const CONFIDENCE = 0.85;
const TIMER = /^(?:setTimeout|setInterval|setImmediate)$/;
/** What timers are in Node, however it is written. */
const NODE_TIMER = /^(?:NodeJS\.)?(?:Timeout|Timer|Immediate)$/;

/** What `setTimeout` gives is a number in a page and an object in Node: `ReturnType<typeof setTimeout>` is either. */
export function timerType(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const value = mismatchAt(site)?.value;
  const made = value !== undefined && compiler.isCallExpression(value) ? value.expression : undefined;
  if (value === undefined || made === undefined || !compiler.isIdentifier(made) || !TIMER.test(made.text))
    return [];
  const declared = declaredFor(site, value);
  const written = declared && timerIn(compiler, declared);
  if (written === undefined || written.getSourceFile() !== sourceFile) return [];
  const text = `ReturnType<typeof ${made.text}>`;
  return [
    {
      title: `Declare the timer as \`${text}\``,
      edits: [replaced(written, text)],
      rationale: `\`${written.getText()}\` is what it is elsewhere`,
      confidence: CONFIDENCE,
    },
  ];
}

/** The type that is written down for what the value becomes. */
function declaredFor(site: ErrorSite, value: ts.Expression): ts.TypeNode | undefined {
  const { ts: compiler, checker } = site;
  const { parent } = value;
  if (compiler.isReturnStatement(parent) || compiler.isArrowFunction(parent))
    return functionAround(compiler, value)?.type;
  const node = compiler.isBinaryExpression(parent) ? parent.left : errorNode(site);
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const isTyped =
    declaration !== undefined &&
    (compiler.isVariableDeclaration(declaration) ||
      compiler.isPropertyDeclaration(declaration) ||
      compiler.isPropertySignature(declaration) ||
      compiler.isParameter(declaration));
  return isTyped ? declaration.type : undefined;
}

/** The part of a type that is for a timer: `number` in `number | null`. */
function timerIn(compiler: typeof ts, type: ts.TypeNode): ts.TypeNode | undefined {
  if (compiler.isUnionTypeNode(type)) {
    const found = type.types.flatMap((part) => timerIn(compiler, part) ?? []);
    return found.length === 1 ? found[0] : undefined;
  }
  const isTimer = type.kind === compiler.SyntaxKind.NumberKeyword || NODE_TIMER.test(type.getText());
  return isTimer ? type : undefined;
}
