import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const NAMED_CONFIDENCE = 0.85;
/** Which name is for which place nothing else tells. */
const UNNAMED_CONFIDENCE = 0.28;
const KEY = /^(?:k|key|name|index|id)$/i;
const VALUE = /^(?:v|value|values|item|entry)$/i;

/** `([key, value])` for `({ key, value })`, of what has places and no members of such names. */
export function takenByPlace(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const element = compiler.findAncestor(errorNode(site), compiler.isBindingElement);
  const pattern = element?.parent;
  if (pattern === undefined || !compiler.isObjectBindingPattern(pattern)) return [];
  const type = checker.getTypeAtLocation(pattern.parent);
  const source = compiler.isVariableDeclaration(pattern.parent) ? pattern.parent.initializer : undefined;
  const taken = source === undefined ? type : checker.getTypeAtLocation(source);
  const names = pattern.elements.map((one) => one.getText());
  if (!checker.isTupleType(taken) || !names.every((name) => /^[A-Za-z_$][\w$]*$/.test(name))) return [];
  if (checker.getPropertyOfType(taken, String(names.length)) !== undefined) return [];
  if (checker.getPropertyOfType(taken, String(names.length - 1)) === undefined) return [];
  const [first = "", second = ""] = names;
  const isTurned = names.length === 2 && VALUE.test(first) && KEY.test(second);
  const isNamed = names.length === 2 && (isTurned || KEY.test(first) || VALUE.test(second));
  const text = `[${(isTurned ? names.toReversed() : names).join(", ")}]`;
  return [
    {
      title: `Take it apart as \`${text}\``,
      edits: [replaced(pattern, text)],
      rationale: "it has places, and no members of these names",
      confidence: isNamed ? NAMED_CONFIDENCE : UNNAMED_CONFIDENCE,
    },
  ];
}
