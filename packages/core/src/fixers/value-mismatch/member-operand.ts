import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

/** That it is of the kind says little. */
const CONFIDENCE = 0.28;

/** `total + product.price.amount` for `total + product.price`, where that is an object of one number, or both sides are. */
export function memberOperand(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const computed = compiler.isBinaryExpression(node) ? node : node.parent;
  if (computed === undefined || !compiler.isBinaryExpression(computed)) return [];
  const { left, right, operatorToken } = computed;
  const inBoth = inBothSides();
  if (inBoth.length > 0) return inBoth;
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const kind = primitiveOf(site, checker.getTypeAtLocation(other));
    const member = kind === undefined ? undefined : onlyOfKind(value, kind);
    if (member !== undefined)
      return [{ ...said(`${value.getText()}.${member}`), edits: [inserted(value.getEnd(), `.${member}`)] }];
  }
  return [];

  function inBothSides(): Answer[] {
    const isComputed = /^(?:[-*/%]|\*\*|[<>]=?)$/.test(operatorToken.getText());
    const [member, other] = [left, right].map((side) => onlyOfKind(side, "number"));
    if (!isComputed || member === undefined || member !== other) return [];
    const edits = [left, right].map((side) => inserted(side.getEnd(), `.${member}`));
    return [{ ...said(`${left.getText()}.${member}`), edits }];
  }

  function onlyOfKind(value: ts.Expression, kind: string): string | undefined {
    const type = checker.getTypeAtLocation(value);
    const isRead = compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value);
    const isObject = (type.flags & compiler.TypeFlags.Object) !== 0 && !checker.isArrayLikeType(type);
    const isOwn = type.getSymbol()?.declarations?.every((one) => !one.getSourceFile().isDeclarationFile);
    if (!isRead || !isObject || isOwn !== true) return undefined;
    const [only, ...others] = type
      .getProperties()
      .filter((member) => primitiveOf(site, checker.getTypeOfSymbolAtLocation(member, value)) === kind);
    return others.length === 0 ? only?.name : undefined;
  }
}

function said(text: string): Omit<Answer, "edits"> {
  return {
    title: `Write \`${text}\``,
    rationale: "it is an object, and this is the only member of the kind",
    confidence: CONFIDENCE,
  };
}
