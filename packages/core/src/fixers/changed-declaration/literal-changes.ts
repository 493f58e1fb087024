import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { areOtherStates } from "../state-words.ts";
import { haveOtherUnits } from "../unit-words.ts";
import type { Declared } from "./declarations-in.ts";
import { errorPlace } from "./error-place.ts";
import { CHANGED, type Answer, type Site } from "./site.ts";

/** A literal in a type that another stands for now: `"pending" | "done"` that became `"queued" | "done"`. */
export interface NewLiteral {
  kind: "literal";
  file: string;
  name: string;
  before: string;
  after: string;
}

const CONFIDENCE = 0.85;
const LITERAL = /"(?<double>[^"\\\n]{1,200})"|'(?<single>[^'\\\n]{1,200})'/g;

/** The types of a file in which one literal alone is another than before. */
export function literalChanges(
  { SyntaxKind }: typeof ts,
  file: string,
  kept: readonly { before: Declared; after: Declared }[],
): NewLiteral[] {
  const types = [
    SyntaxKind.TypeAliasDeclaration,
    SyntaxKind.PropertySignature,
    SyntaxKind.PropertyDeclaration,
  ];
  return kept.flatMap(({ before, after }): NewLiteral[] => {
    if (!types.includes(after.kind) || before.rest === after.rest) return [];
    const [former, now] = [before, after].map(({ rest }) => literalsIn(rest));
    const [gone, ...othersGone] = former?.filter((one) => now?.includes(one) !== true) ?? [];
    const [come, ...othersCome] = now?.filter((one) => former?.includes(one) !== true) ?? [];
    if (gone === undefined || come === undefined || othersGone.length > 0 || othersCome.length > 0) return [];
    const isAllElseAsBefore = withLiteral(before.rest, gone, come) === after.rest;
    return isAllElseAsBefore ? [{ kind: "literal", file, name: after.name, before: gone, after: come }] : [];
  });
}

function literalsIn(text: string): string[] {
  return [...text.matchAll(LITERAL)].map(({ groups }) => groups?.["double"] ?? groups?.["single"] ?? "");
}

function withLiteral(text: string, from: string, to: string): string {
  return text.replaceAll(`"${from}"`, `"${to}"`).replaceAll(`'${from}'`, `'${to}'`);
}

/** The literal of before at an error, and wherever else its file has one in place of the new one, as it is now. */
export function literalAnswers(site: Site, change: NewLiteral): Answer[] {
  const found = errorPlace(site);
  if (found === undefined) return [];
  const { ts: compiler, node, file } = found;
  const written = literalsAt(compiler, node, change.before);
  const [only, ...others] = written;
  if (only === undefined || others.length > 0) return [];
  const quote = compiler.isStringLiteralLike(only) ? only.getText().slice(0, 1) : "";
  const isKey = quote === "" && !/^[\w$]+$/.test(change.after);
  const text = isKey ? `"${change.after}"` : quote + change.after + quote;
  const isContrary =
    areContrasting(change.before, change.after) ||
    areOtherStates(change.before, change.after) ||
    haveOtherUnits(change.before, change.after);
  return [
    {
      title: `Write \`${change.after}\` for \`${change.before}\``,
      edits: [{ file, edits: [{ start: only.getStart(), end: only.end, text }] }],
      rationale: `\`${change.name}\` has \`"${change.after}"\` in its place since it was changed in ${change.file}`,
      confidence: isContrary ? CHANGED : CONFIDENCE,
    },
  ];
}

/** Where a literal stands in what an error points at: as it is, as the value of a member, beside a comparison, or as a key. */
function literalsAt(compiler: typeof ts, node: ts.Node, text: string): ts.Node[] {
  const { parent } = node;
  const isMember = compiler.isPropertyAssignment(parent) && parent.name === node;
  const isKey = isMember && compiler.isIdentifier(node) && node.text === text;
  const places = [
    node,
    ...(isMember || isDeclared(compiler, parent, node) ? [parent.initializer] : []),
    ...(compiler.isBinaryExpression(node) ? [node.left, node.right] : []),
    ...(compiler.isJsxAttribute(parent) && parent.name === node ? [parent.initializer] : []),
    ...(compiler.isReturnStatement(node) ? [node.expression] : []),
  ];
  const literals = places.flatMap((place) => {
    const bare = place && compiler.isJsxExpression(place) ? place.expression : place;
    return bare !== undefined && compiler.isStringLiteralLike(bare) && bare.text === text ? [bare] : [];
  });
  return isKey ? [node, ...literals] : literals;
}

function isDeclared(
  compiler: typeof ts,
  parent: ts.Node,
  name: ts.Node,
): parent is ts.VariableDeclaration | ts.PropertyDeclaration {
  const isNamed = compiler.isVariableDeclaration(parent) || compiler.isPropertyDeclaration(parent);
  return isNamed && parent.name === name;
}
