import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { isVariant } from "../name-variant.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** What fits may fit by chance: what is missing may be another thing that was forgotten. */
const CONFIDENCE = 0.29;
/** `isOpen` for `open`, beside which nothing is missing and nothing too many. */
const VARIANT_CONFIDENCE = 0.85;

/** `<Options onSelect={setSize} />` where `onChoose` alone is asked and missing: the one attribute too many may be that. */
export function misnamedAttribute(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const { parent } = node;
  const isElement = compiler.isJsxOpeningLikeElement(parent) && parent.tagName === node;
  const attributes = isElement ? parent.attributes : parent.parent;
  const asked = compiler.isJsxAttributes(attributes) ? checker.getContextualType(attributes) : undefined;
  if (asked === undefined || !compiler.isJsxAttributes(attributes)) return [];
  const unknown = attributes.properties.filter(
    (one) => compiler.isJsxAttribute(one) && asked.getProperty(one.name.getText()) === undefined,
  );
  const attribute = unknown.find((one) => one === parent || (isElement && unknown.length === 1));
  if (attribute === undefined || !compiler.isJsxAttribute(attribute)) return [];
  const value =
    attribute.initializer !== undefined && compiler.isJsxExpression(attribute.initializer)
      ? attribute.initializer.expression
      : attribute.initializer;
  const given = new Set(attributes.properties.map((one) => one.name?.getText()));
  const [only, ...others] = asked
    .getProperties()
    .filter(
      ({ name, flags }) =>
        name !== "children" && !given.has(name) && (flags & compiler.SymbolFlags.Optional) === 0,
    );
  if (value === undefined || only === undefined || others.length > 0 || given.has(undefined)) return [];
  const type = checker.getTypeAtLocation(value);
  const fits = checker.isTypeAssignableTo(type, checker.getTypeOfSymbolAtLocation(only, attribute));
  const name = attribute.name.getText();
  const isFlag = isFlagOf(only.name, name) || isFlagOf(name, only.name);
  if (!fits || (areContrasting(only.name, name) && !isFlag)) return [];
  const isAlike = unknown.length === 1 && (isFlag || isVariant(only.name, name));
  return [
    {
      title: `Call it \`${only.name}\``,
      edits: [replaced(attribute.name, only.name)],
      rationale: `\`${only.name}\` is asked and missing, and its value fits`,
      confidence: isAlike ? VARIANT_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** `isOpen` of `open`. */
function isFlagOf(flag: string, name: string): boolean {
  return flag === `is${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
