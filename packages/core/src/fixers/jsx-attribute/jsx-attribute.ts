import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { groupedAttributes } from "./grouped-attributes.ts";
import { RENAMED } from "./renamed.ts";
import { styleObject } from "./style-object.ts";
import { wrappedChildren } from "./wrapped-children.ts";

const CONFIDENCE = 0.93;
const RENAMED_CONFIDENCE = 0.98;
/** What is given is of no kind that the attribute takes: `Type 'string' has no properties in common with type 'Properties'.` */
const CODES: ReadonlySet<string> = new Set(["TS2322", "TS2559", "TS2739", "TS2741", "TS2769"]);
/** `This JSX tag's 'children' prop expects a single child …` */
const SEVERAL_CHILDREN = "TS2746";
/** Attributes of an element that are written as HTML has them, and not as its properties are called, or a whole for its parts. */
export const jsxAttribute: Fixer = typeErrorFixer({
  id: "jsx-attribute",
  title: "attributes written as in HTML",
  handles: ({ code = "", location: { file } }) =>
    (CODES.has(code) || code === SEVERAL_CHILDREN) && /\.[jt]sx$/.test(file),
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const node = errorNode(site);
  if (site.diagnostic.code === SEVERAL_CHILDREN) return wrappedChildren(site, node);
  const style = styleObject(site, node);
  if (style.length > 0) return style;
  const element = compiler.findAncestor(node, compiler.isJsxOpeningLikeElement);
  const isOfElement =
    element !== undefined && (node === element.tagName || node.parent.parent === element.attributes);
  if (element === undefined || !isOfElement) return [];
  const grouped = groupedAttributes(site, element);
  if (grouped.length > 0) return grouped;
  const respelt = respellings(site, element);
  const [first] = respelt;
  if (first === undefined) return [];
  const title =
    respelt.length === 1
      ? `Write \`${first.to}\` for \`${first.from.getText()}\``
      : `Write ${respelt.length} attributes as JSX has them`;
  return [
    {
      title,
      edits: respelt.map(({ from, to }) => replaced(from, to)),
      rationale: "the element's properties are called so",
      confidence: respelt.every(({ from }) => RENAMED.has(from.getText())) ? RENAMED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** The attributes that the element does not have, with the names that it has for them. */
function respellings(
  { ts: compiler, checker }: ErrorSite,
  { attributes }: ts.JsxOpeningLikeElement,
): { from: ts.Node; to: string }[] {
  const properties =
    checker
      .getContextualType(attributes)
      ?.getProperties()
      .map(({ name }) => name) ?? [];
  const known = new Set(properties);
  const folded = new Map(properties.map((name) => [fold(name), name]));
  return attributes.properties.flatMap((attribute) => {
    if (!compiler.isJsxAttribute(attribute)) return [];
    const name = attribute.name.getText();
    const to = RENAMED.get(name) ?? folded.get(fold(name));
    return known.has(name) || to === undefined || !known.has(to) ? [] : [{ from: attribute.name, to }];
  });
}

/** `stroke-width` is `strokeWidth`, and `tabindex` is `tabIndex`. */
function fold(name: string): string {
  return name.replaceAll("-", "").toLowerCase();
}
