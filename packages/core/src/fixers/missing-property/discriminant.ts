import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { comparedWith } from "./compared-with.ts";

const CONFIDENCE = 0.88;
/** One literal alone may be one of another member by chance. */
const SINGLE_CONFIDENCE = 0.7;

/**
 * `type` for `kind` of a union whose parts all have a `type`, and nothing else, that tells them apart and can be the very
 * literals that `kind` is compared with, or that it is to be.
 */
export function discriminant(site: ErrorSite, node: ts.Node): Answer[] {
  const asked = askedAt(site, node);
  if (asked === undefined) return [];
  const { ts: compiler } = site;
  const { owner, literals, given } = asked;
  const values = literals.flatMap((literal) => (compiler.isStringLiteralLike(literal) ? [literal.text] : []));
  if (!owner.isUnion() || values.length === 0 || values.length < literals.length) return [];
  const [only, ...others] = tellingMembers(site, owner, node);
  if (only === undefined || others.length > 0) return [];
  const known = literalsOf(only.types);
  if (given?.includes(only.name) === true || !values.every((value) => known.has(value))) return [];
  return [
    {
      title: `Write \`${only.name}\` instead of \`${node.getText()}\``,
      edits: [replaced(node, only.name)],
      rationale: `\`${only.name}\` is what tells the parts of the union apart, by just such values`,
      confidence: given !== undefined || values.length > 1 ? CONFIDENCE : SINGLE_CONFIDENCE,
    },
  ];
}

interface Asked {
  owner: ts.Type;
  /** What the member is, or is compared with. */
  literals: readonly ts.Expression[];
  /** Names of all members, where an object is written out. */
  given?: readonly string[];
}

function askedAt({ ts: compiler, checker }: ErrorSite, node: ts.Node): Asked | undefined {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent) && parent.name === node) {
    const owner = checker.getNonNullableType(checker.getTypeAtLocation(parent.expression));
    return { owner, literals: comparedWith(compiler, parent) };
  }
  if (!compiler.isPropertyAssignment(parent) || parent.name !== node) return undefined;
  const owner = checker.getContextualType(parent.parent);
  const given = parent.parent.properties.map(({ name }) => name?.getText() ?? "");
  return owner && { owner, literals: [parent.initializer], given };
}

/** The members that every part of a union has, with a literal of its own. */
function tellingMembers(
  { checker }: ErrorSite,
  { types }: ts.UnionType,
  at: ts.Node,
): { name: string; types: ts.Type[] }[] {
  const [first] = types;
  return (first?.getProperties() ?? []).flatMap(({ name }) => {
    const members = types.map((type) => type.getProperty(name));
    const own = members.map((member) => member && checker.getTypeOfSymbolAtLocation(member, at));
    const known = own.filter((type) => type !== undefined);
    const isTelling = known.length === types.length && known.every((type) => literalsOf([type]).size > 0);
    return isTelling ? [{ name, types: known }] : [];
  });
}

function literalsOf(types: readonly ts.Type[]): Set<string> {
  const parts = types.flatMap((type) => (type.isUnion() ? type.types : [type]));
  return new Set(parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])));
}
