import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { missingOf } from "./missing-of.ts";

const CONFIDENCE = 0.9;

/**
 * `{ name, address: { street, city } }` for `{ name, street, city }` where these are members of the only one that is missing, and
 * the other way round, where nothing is missing but what the only one that is too many holds.
 */
export function wrappedMembers(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const literal = node.parent.parent;
  if (literal === undefined || !compiler.isObjectLiteralExpression(literal)) return [];
  const asked = checker.getContextualType(literal);
  const missing = missingOf(site, literal);
  const excess = literal.properties.filter(
    (one) => one.name !== undefined && asked?.getProperty(one.name.getText()) === undefined,
  );
  return missing.length === 1
    ? wrapped(site, literal, { missing, excess })
    : unwrapped(site, { missing, excess });
}

interface Difference {
  missing: readonly ts.Symbol[];
  excess: readonly ts.ObjectLiteralElementLike[];
}

function wrapped(
  site: ErrorSite,
  literal: ts.ObjectLiteralExpression,
  { missing: [only], excess }: Difference,
): Answer[] {
  const { checker } = site;
  const [first, last] = [excess[0], excess.at(-1)];
  if (only === undefined || first === undefined || last === undefined) return [];
  const start = literal.properties.indexOf(first);
  const isTogether = literal.properties.indexOf(last) - start === excess.length - 1;
  const type = checker.getTypeOfSymbolAtLocation(only, literal);
  if (!isTogether || excess.length < 2 || !fits(site, type.getProperties(), excess)) return [];
  const text = site.sourceFile.text.slice(first.getStart(), last.end);
  return [
    {
      title: `Put ${namesOf(excess)} into \`${only.name}\``,
      edits: [{ start: first.getStart(), end: last.end, text: `${only.name}: { ${text} }` }],
      rationale: "they are no members here, and all that is missing holds them",
      confidence: CONFIDENCE,
    },
  ];
}

function unwrapped(site: ErrorSite, { missing, excess: [only, ...others] }: Difference): Answer[] {
  const { ts: compiler } = site;
  if (only === undefined || others.length > 0 || !compiler.isPropertyAssignment(only)) return [];
  const inner = only.initializer;
  if (!compiler.isObjectLiteralExpression(inner) || missing.length < 2) return [];
  const { properties } = inner;
  const [first, last] = [properties[0], properties.at(-1)];
  if (first === undefined || last === undefined || !fits(site, missing, properties)) return [];
  return [
    {
      title: `Take ${namesOf(properties)} out of \`${only.name.getText()}\``,
      edits: [replaced(only, site.sourceFile.text.slice(first.getStart(), last.end))],
      rationale: "they are members here, and what holds them is none",
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether members are all that is asked, or all but what may be left out, and of the types that are asked. */
function fits(
  { ts: compiler, checker }: ErrorSite,
  asked: readonly ts.Symbol[],
  given: readonly ts.ObjectLiteralElementLike[],
): boolean {
  const names = new Map(given.map((one) => [one.name?.getText() ?? "", one]));
  const isWhole = asked.every(
    ({ name, flags }) => names.has(name) || (flags & compiler.SymbolFlags.Optional) !== 0,
  );
  return (
    isWhole &&
    given.every((one) => {
      const member = asked.find(({ name }) => name === one.name?.getText());
      const value = compiler.isPropertyAssignment(one) ? one.initializer : one.name;
      if (member === undefined || value === undefined || compiler.isSpreadAssignment(one)) return false;
      const type = checker.getTypeOfSymbolAtLocation(member, one);
      return checker.isTypeAssignableTo(checker.getTypeAtLocation(value), type);
    })
  );
}

function namesOf(members: readonly ts.ObjectLiteralElementLike[]): string {
  return members.map((one) => `\`${one.name?.getText() ?? ""}\``).join(", ");
}
