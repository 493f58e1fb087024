import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import { wordsOf } from "../words-of.ts";

const CONFIDENCE = 0.8;

/**
 * A member that went into an object, or came out of it, as its name tells: `order.customer.id` for `order.customerId`, and the
 * other way round; wherever the file asks values of this type for it.
 */
export function movedMember(site: ErrorSite, access: ts.PropertyAccessExpression, type: ts.Type): Answer[] {
  const moved = moveOf(site, access, type);
  if (moved === undefined) return [];
  const { before, text } = moved;
  const all = accessesOf(site, access.name.text, type).map((each) => moveOf(site, each, type));
  return [
    {
      title: `Write \`${text}\` instead of \`${before}\``,
      edits: all.flatMap((each) => (each?.text === text && each.before === before ? [each.edit] : [])),
      rationale: "its name tells where it is now",
      confidence: CONFIDENCE,
    },
  ];
}

interface Move {
  before: string;
  text: string;
  edit: TextEdit;
}

function moveOf(site: ErrorSite, access: ts.PropertyAccessExpression, type: ts.Type): Move | undefined {
  const { ts: compiler, checker } = site;
  const { name, parent } = access;
  const members = type.getProperties();
  const isAsked = compiler.isPropertyAccessExpression(parent) && parent.expression === access;
  if (isAsked && parent.questionDotToken === undefined) {
    const path = spelt(name.text, parent.name.text);
    const flat = members.filter((member) => spelt(member.name) === path);
    if (flat.length === 1) return moveTo(name, parent.name, flat[0]?.name ?? "");
  }
  const paths = members.flatMap((member) => {
    const own = checker.getTypeOfSymbolAtLocation(member, name);
    if ((own.flags & compiler.TypeFlags.Object) === 0) return [];
    const inner = own.getProperties().filter((part) => spelt(member.name, part.name) === spelt(name.text));
    return inner.map((part) => `${member.name}.${part.name}`);
  });
  return paths.length === 1 ? moveTo(name, name, paths[0] ?? "") : undefined;
}

function moveTo(first: ts.MemberName, last: ts.MemberName, text: string): Move {
  const edit = { start: first.getStart(), end: last.getEnd(), text };
  return { before: first.getSourceFile().text.slice(edit.start, edit.end), text, edit };
}

function spelt(...names: readonly string[]): string {
  return names.flatMap(wordsOf).join(" ");
}

/** Wherever the file asks a value of a type for a member of this name. */
function accessesOf(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  name: string,
  type: ts.Type,
): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isPropertyAccessExpression(node) &&
      node.name.text === name &&
      checker.getTypeAtLocation(node.expression) === type
    )
      found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
