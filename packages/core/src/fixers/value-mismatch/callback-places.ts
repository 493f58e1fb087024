import type { ts } from "ts-morph";
import { inserted, errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;

/** `(state, step) =>` for `(step) =>`, where what calls it gives `step` at a later place than the callback takes it. */
export function callbackPlaces(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const parts = compiler.isBinaryExpression(node) ? [node.left, node.right] : [node, node.parent];
  const owners = parts.map((part) => (compiler.isPropertyAccessExpression(part) ? part.expression : part));
  for (const owner of owners) {
    const parameter = compiler.isIdentifier(owner)
      ? checker.getSymbolAtLocation(owner)?.valueDeclaration
      : undefined;
    if (parameter === undefined || !compiler.isParameter(parameter)) continue;
    const answer = shifted(site, parameter);
    if (answer !== undefined) return [answer];
  }
  return [];
}

function shifted(site: ErrorSite, parameter: ts.ParameterDeclaration): Answer | undefined {
  const { ts: compiler, checker } = site;
  const callback = parameter.parent;
  if (!compiler.isArrowFunction(callback) && !compiler.isFunctionExpression(callback)) return undefined;
  const target = checker.getContextualType(callback);
  const [signature, ...others] =
    target === undefined ? [] : checker.getNonNullableType(target).getCallSignatures();
  const own = callback.parameters.map(({ name }) => name.getText());
  const given = signature?.parameters.map(({ name }) => name) ?? [];
  const isUntyped = callback.parameters.every(
    ({ type, dotDotDotToken }) => type === undefined && dotDotDotToken === undefined,
  );
  const by = given.indexOf(own[0] ?? "");
  const isShifted = own.every((name, index) => given[index + by] === name);
  if (others.length > 0 || !isUntyped || by < 1 || !isShifted) return undefined;
  const [first] = callback.parameters;
  const before = given.slice(0, by).join(", ");
  if (first === undefined) return undefined;
  const text = callback.getText().slice(0, first.getStart() - callback.getStart());
  const isBare = !text.includes("(");
  return {
    title: `Take \`${before}\` before \`${own[0] ?? ""}\``,
    edits: isBare
      ? [inserted(first.getStart(), `(${before}, `), inserted(first.getEnd(), ")")]
      : [inserted(first.getStart(), `${before}, `)],
    rationale: `what calls it gives \`${given.join(", ")}\``,
    confidence: CONFIDENCE,
  };
}
