import type { ts } from "ts-morph";
import { type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.6;

/**
 * `action.id` for `action.item.id`, where an action of another kind has the `item` and this one holds the `id` itself. Elsewhere
 * the name of an order is not that of its customer.
 */
export function needlessStep({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const step = node.parent;
  if (!compiler.isPropertyAccessExpression(step) || step.name !== node) return [];
  const whole = step.parent;
  if (!compiler.isPropertyAccessExpression(whole) || whole.expression !== step) return [];
  const owner = checker.getTypeAtLocation(step.expression);
  const own = isTelling({ ts: compiler }, owner)
    ? checker.getPropertyOfType(owner, whole.name.text)
    : undefined;
  const isHere = own?.declarations?.some((one) => !one.getSourceFile().isDeclarationFile);
  if (isHere !== true || !isOfOtherPart(checker, step)) return [];
  return [
    {
      title: `Write \`${step.expression.getText()}.${whole.name.text}\``,
      edits: [
        { start: step.expression.end, end: whole.end, text: whole.getText().slice(step.getText().length) },
      ],
      rationale: `it has no \`${node.getText()}\`, and holds \`${whole.name.text}\` itself`,
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether the union that the object is a part of has the step elsewhere, from where the words were taken. */
function isOfOtherPart(checker: ts.TypeChecker, { expression, name }: ts.PropertyAccessExpression): boolean {
  const symbol = checker.getSymbolAtLocation(expression);
  const declared =
    symbol?.valueDeclaration && checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration);
  const parts = declared?.isUnion() === true ? declared.types : [];
  return parts.some((part) => part.getProperty(name.text) !== undefined);
}
