import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

/** That it is of the kind says little. */
const CONFIDENCE = 0.28;

/** `total + product.price.amount` for `total + product.price`, where that is an object of one number. */
export function memberOperand(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const around = compiler.isBinaryExpression(node) ? node : node.parent;
  if (around === undefined || !compiler.isBinaryExpression(around)) return [];
  const { left, right } = around;
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const kind = primitiveOf(site, checker.getTypeAtLocation(other));
    const member = kind === undefined ? undefined : onlyOfKind(value, kind);
    if (member !== undefined)
      return [
        {
          title: `Write \`${value.getText()}.${member}\``,
          edits: [inserted(value.getEnd(), `.${member}`)],
          rationale: "it is an object, and this is the only member of the kind",
          confidence: CONFIDENCE,
        },
      ];
  }
  return [];

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
