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
  const declared = timerIn(compiler, declaredFor(site, value));
  if (declared === undefined || declared.getSourceFile() !== sourceFile) return [];
  const text = `ReturnType<typeof ${made.text}>`;
  return [
    {
      title: `Declare the timer as \`${text}\``,
      edits: [replaced(declared, text)],
      rationale: `\`${declared.getText()}\` is what it is elsewhere`,
      confidence: CONFIDENCE,
    },
  ];
}

/** The types that are written down for what the value becomes, or for what it is put into. */
function declaredFor(site: ErrorSite, value: ts.Expression): readonly ts.TypeNode[] {
  const { ts: compiler } = site;
  const { parent } = value;
  if (compiler.isReturnStatement(parent) || compiler.isArrowFunction(parent)) {
    const type = functionAround(compiler, value)?.type;
    return type === undefined ? [] : [type];
  }
  const node = compiler.isBinaryExpression(parent) ? parent.left : errorNode(site);
  const target = compiler.isCallExpression(parent) ? parent.expression : node;
  const own = written(site, target);
  const isMember = compiler.isPropertyAccessExpression(target);
  return own.some((type) => timerIn(compiler, [type]) !== undefined) || !isMember
    ? own
    : written(site, target.expression);
}

/** The annotation of what an expression names, or else the type arguments of what that is made by: `useRef<number>(0)`. */
function written({ ts: compiler, checker }: ErrorSite, node: ts.Node): readonly ts.TypeNode[] {
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (declaration === undefined) return [];
  const isMade = compiler.isVariableDeclaration(declaration) || compiler.isPropertyDeclaration(declaration);
  const isTyped = isMade || compiler.isPropertySignature(declaration) || compiler.isParameter(declaration);
  if (isTyped && declaration.type !== undefined) return [declaration.type];
  const owner = compiler.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  const hasValue = compiler.isVariableDeclaration(owner) || compiler.isPropertyDeclaration(owner);
  const maker = hasValue ? owner.initializer : undefined;
  const isCalled =
    maker !== undefined && (compiler.isCallExpression(maker) || compiler.isNewExpression(maker));
  return isCalled ? (maker.typeArguments ?? []) : [];
}

/** The only part of types that is for a timer: `number` in `number | null`, `number[]` or `Map<string, number>`. */
function timerIn(compiler: typeof ts, types: readonly ts.TypeNode[]): ts.TypeNode | undefined {
  const found = types.flatMap((type) => timersOf(compiler, type));
  return found.length === 1 ? found[0] : undefined;
}

function timersOf(compiler: typeof ts, type: ts.TypeNode): ts.TypeNode[] {
  if (type.kind === compiler.SyntaxKind.NumberKeyword || NODE_TIMER.test(type.getText())) return [type];
  if (compiler.isArrayTypeNode(type)) return timersOf(compiler, type.elementType);
  if (compiler.isUnionTypeNode(type)) return type.types.flatMap((part) => timersOf(compiler, part));
  const parts = compiler.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  return parts.flatMap((part) => timersOf(compiler, part));
}
