import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { onlyValueOf } from "../type-error/only-value-of.ts";

/** What has one member alone may as well lack another. */
const CONFIDENCE = 0.285;

/** `action.sku` for `action.id`, where `sku` is all that the object holds beside what tells it apart from others. */
export function onlyOtherMember(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const access = node.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== node) return [];
  const owner = checker.getNonNullableType(checker.getTypeAtLocation(access.expression));
  const only = isOfOtherPart(site, access) ? undefined : onlyValueOf(site, owner, node);
  if (only === undefined || areContrasting(only.name, node.getText())) return [];
  return [
    {
      title: `Write \`${only.name}\` instead of \`${node.getText()}\``,
      edits: [replaced(node, only.name)],
      rationale: `\`${only.name}\` is all that it holds`,
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether the union that the object is a part of has the member elsewhere: then the part is what is mistaken. */
function isOfOtherPart({ checker }: ErrorSite, { expression, name }: ts.PropertyAccessExpression): boolean {
  const symbol = checker.getSymbolAtLocation(expression);
  const declared =
    symbol?.valueDeclaration && checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration);
  const parts = declared?.isUnion() === true ? declared.types : [];
  return parts.some((part) => part.getProperty(name.text) !== undefined);
}
