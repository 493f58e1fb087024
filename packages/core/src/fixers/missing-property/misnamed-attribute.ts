import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** What fits may fit by chance: what is missing may be another thing that was forgotten. */
const CONFIDENCE = 0.29;

/** `<Options onSelect={setSize} />` where `onChoose` alone is asked and missing: the one attribute too many may be that. */
export function misnamedAttribute(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const attribute = node.parent;
  if (!compiler.isJsxAttribute(attribute) || attribute.name !== node) return [];
  const value =
    attribute.initializer !== undefined && compiler.isJsxExpression(attribute.initializer)
      ? attribute.initializer.expression
      : attribute.initializer;
  const attributes = attribute.parent;
  const asked = checker.getContextualType(attributes);
  if (value === undefined || asked === undefined || asked.getProperty(node.getText()) !== undefined)
    return [];
  const given = new Set(attributes.properties.map((one) => one.name?.getText()));
  const [only, ...others] = asked
    .getProperties()
    .filter(
      ({ name, flags }) =>
        name !== "children" && !given.has(name) && (flags & compiler.SymbolFlags.Optional) === 0,
    );
  if (only === undefined || others.length > 0 || given.has(undefined)) return [];
  const type = checker.getTypeAtLocation(value);
  const fits = checker.isTypeAssignableTo(type, checker.getTypeOfSymbolAtLocation(only, attribute));
  if (!fits || areContrasting(only.name, node.getText())) return [];
  return [
    {
      title: `Call it \`${only.name}\``,
      edits: [replaced(node, only.name)],
      rationale: `\`${only.name}\` is asked and missing, and its value fits`,
      confidence: CONFIDENCE,
    },
  ];
}
