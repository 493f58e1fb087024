import type { ts } from "ts-morph";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isNamed } from "../type-error/types.ts";

/** Which element of a page it is, only the page can tell. */
const CONFIDENCE = 0.28;
const WIDE = ["EventTarget", "Node", "Element", "HTMLElement"];
/** The likeliest first. */
const NARROW = [
  "HTMLElement",
  "HTMLInputElement",
  "HTMLFormElement",
  "HTMLImageElement",
  "HTMLMediaElement",
  "SVGElement",
];
/** What gives an element of whichever type is asked for. */
const SELECTING = /^(?:querySelector|closest)$/;

/** An element of a page that is known by its member: `(event.target as HTMLInputElement).value`. */
export function knownElement(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isIdentifier(name) || !compiler.isPropertyAccessExpression(access)) return [];
  const base = access.expression;
  if (!isNamed(checker.getNonNullableType(checker.getTypeAtLocation(base)), ...WIDE)) return [];
  const element = NARROW.find((type) => hasMember(site, base, { type, member: name.text }));
  if (element === undefined) return [];
  const selecting = selectingCall(compiler, madeBy(site, base));
  const edit =
    selecting === undefined
      ? replaced(base, `(${base.getText()} as ${element})`)
      : inserted(selecting.expression.getEnd(), `<${element}>`);
  return [
    {
      title: `Take it for an \`${element}\``,
      edits: [edit],
      rationale: `it is asked for \`${name.text}\`, which that has`,
      confidence: CONFIDENCE,
    },
  ];
}

function hasMember(
  { ts: compiler, checker }: ErrorSite,
  at: ts.Node,
  { type, member }: { type: string; member: string },
): boolean {
  const types = checker.getSymbolsInScope(at, compiler.SymbolFlags.Interface);
  const symbol = types.find(({ name }) => name === type);
  return (
    symbol !== undefined &&
    checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), member) !== undefined
  );
}

/** What a constant was made by, else the value itself. */
function madeBy({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Expression {
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const isMade = declaration !== undefined && compiler.isVariableDeclaration(declaration);
  return (isMade && declaration.type === undefined ? declaration.initializer : undefined) ?? value;
}

function selectingCall(compiler: typeof ts, base: ts.Expression): ts.CallExpression | undefined {
  const bare = compiler.isNonNullExpression(base) ? base.expression : base;
  if (!compiler.isCallExpression(bare) || bare.typeArguments !== undefined) return undefined;
  const { expression } = bare;
  return compiler.isPropertyAccessExpression(expression) && SELECTING.test(expression.name.text)
    ? bare
    : undefined;
}
