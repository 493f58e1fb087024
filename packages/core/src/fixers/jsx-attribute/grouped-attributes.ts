import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
/** What an object holds may be called alike and be of something else. */
const TAKEN_APART_CONFIDENCE = 0.7;

/**
 * `<Card user={user} />` for `<Card name={user.name} email={user.email} />` where the component takes the whole of what all the
 * attributes that it does not know are taken of, and the other way round where it takes nothing but parts of the only one.
 */
export function groupedAttributes(site: ErrorSite, element: ts.JsxOpeningLikeElement): Answer[] {
  const { ts: compiler, checker } = site;
  const { attributes } = element;
  const taken = checker.getContextualType(attributes);
  if (taken === undefined || taken.isUnion() || taken.getStringIndexType() !== undefined) return [];
  if (attributes.properties.some((one) => !compiler.isJsxAttribute(one))) return [];
  const given = attributes.properties.filter(compiler.isJsxAttribute);
  const names = new Set(given.map(({ name }) => name.getText()));
  const unknown = given.filter(({ name }) => taken.getProperty(name.getText()) === undefined);
  const missing = taken
    .getProperties()
    .filter(({ name, flags }) => !names.has(name) && (flags & compiler.SymbolFlags.Optional) === 0);
  const [only, ...others] = missing;
  if (only === undefined || unknown.length === 0) return [];
  return others.length === 0
    ? asWhole(site, unknown, { only, attributes })
    : inParts(site, unknown, { missing, attributes });
}

function asWhole(
  site: ErrorSite,
  unknown: readonly ts.JsxAttribute[],
  { only, attributes }: { only: ts.Symbol; attributes: ts.JsxAttributes },
): Answer[] {
  const { checker } = site;
  const [owner, ...others] = unknown.map((one) => ownerOf(site, one));
  const type = checker.getTypeOfSymbolAtLocation(only, attributes);
  if (owner === undefined || others.some((other) => other?.getText() !== owner.getText())) return [];
  if (!checker.isTypeAssignableTo(checker.getTypeAtLocation(owner), type)) return [];
  if (unknown.some((one) => isTakenItself(site, one, type))) return [];
  return [
    {
      title: `Give \`${owner.getText()}\` as \`${only.name}\``,
      edits: inPlaceOf(unknown, `${only.name}={${owner.getText()}}`),
      rationale: "the component takes the whole of what is given in parts",
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether the attribute may be given as it is by another name: then its name is what is wrong, and not what it is. */
function isTakenItself(
  { ts: compiler, checker }: ErrorSite,
  { initializer }: ts.JsxAttribute,
  type: ts.Type,
): boolean {
  const value =
    initializer !== undefined && compiler.isJsxExpression(initializer) ? initializer.expression : undefined;
  return value !== undefined && checker.isTypeAssignableTo(checker.getTypeAtLocation(value), type);
}

function inParts(
  { ts: compiler, checker }: ErrorSite,
  unknown: readonly ts.JsxAttribute[],
  { missing, attributes }: { missing: readonly ts.Symbol[]; attributes: ts.JsxAttributes },
): Answer[] {
  const [whole, ...others] = unknown;
  const value = whole?.initializer;
  const owner = value !== undefined && compiler.isJsxExpression(value) ? value.expression : undefined;
  const isPlain =
    owner !== undefined && (compiler.isIdentifier(owner) || compiler.isPropertyAccessExpression(owner));
  if (!isPlain || others.length > 0) return [];
  const type = checker.getTypeAtLocation(owner);
  const isHeld = missing.every((asked) => {
    const held = type.getProperty(asked.name);
    return (
      held !== undefined &&
      checker.isTypeAssignableTo(
        checker.getTypeOfSymbolAtLocation(held, owner),
        checker.getTypeOfSymbolAtLocation(asked, attributes),
      )
    );
  });
  if (!isHeld) return [];
  const text = missing.map(({ name }) => `${name}={${owner.getText()}.${name}}`).join(" ");
  return [
    {
      title: `Give ${missing.map(({ name }) => `\`${name}\``).join(", ")} of \`${owner.getText()}\``,
      edits: inPlaceOf(unknown, text),
      rationale: "the component takes parts of what is given as a whole",
      confidence: TAKEN_APART_CONFIDENCE,
    },
  ];
}

/** `user` of `name={user.name}`. */
function ownerOf({ ts: compiler }: ErrorSite, { initializer }: ts.JsxAttribute): ts.Expression | undefined {
  const value =
    initializer !== undefined && compiler.isJsxExpression(initializer) ? initializer.expression : undefined;
  if (value === undefined || !compiler.isPropertyAccessExpression(value)) return undefined;
  const { expression } = value;
  return compiler.isIdentifier(expression) || compiler.isPropertyAccessExpression(expression)
    ? expression
    : undefined;
}

/** The first of several attributes written anew, and the others gone with the space before them. */
function inPlaceOf([first, ...others]: readonly ts.JsxAttribute[], text: string): TextEdit[] {
  if (first === undefined) return [];
  const gone = others.map((one) => ({ start: one.getFullStart(), end: one.end, text: "" }));
  return [replaced(first, text), ...gone];
}
