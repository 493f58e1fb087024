import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `parseInt(read(line), 10)` for `parseInt(read(line, 10))`: what is too much for a call belongs to the one around it, which takes it. */
export function outerArgument(
  site: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
  taken: number,
): Answer[] {
  const { ts: compiler, checker } = site;
  const outer = call.parent;
  const given = call.arguments ?? [];
  const surplus = given.slice(taken);
  const isLast = compiler.isCallExpression(outer) && outer.arguments.at(-1) === call;
  const [first] = surplus;
  if (!isLast || first === undefined) return [];
  const types = surplus.map((argument) => checker.getTypeAtLocation(argument));
  const isTaken = checker
    .getTypeAtLocation(outer.expression)
    .getCallSignatures()
    .some(({ parameters }) =>
      types.every((type, index) => {
        const parameter = parameters[outer.arguments.length + index];
        return (
          parameter !== undefined &&
          checker.isTypeAssignableTo(type, checker.getTypeOfSymbolAtLocation(parameter, outer))
        );
      }),
    );
  if (!isTaken) return [];
  const last = given[taken - 1];
  const text = surplus.map((argument) => argument.getText()).join(", ");
  return [
    {
      title: `Give \`${text}\` to \`${outer.expression.getText()}\``,
      edits: [
        last === undefined ? inserted(first.getStart(), "), ") : inserted(last.getEnd(), ")"),
        { start: call.getEnd() - 1, end: call.getEnd(), text: "" },
      ],
      rationale: "the call inside does not take it, and the one around does",
      confidence: CONFIDENCE,
    },
  ];
}
