import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { wordsOf } from "../words-of.ts";

const CONFIDENCE = 0.8;

/**
 * A member that went into an object, or came out of it, as its name tells: `order.customer.id` for `order.customerId`, and the
 * other way round.
 */
export function movedMember(site: ErrorSite, access: ts.PropertyAccessExpression, type: ts.Type): Answer[] {
  const { ts: compiler, checker } = site;
  const { name, parent } = access;
  const isAsked = compiler.isPropertyAccessExpression(parent) && parent.expression === access;
  const members = type.getProperties();
  if (isAsked && parent.questionDotToken === undefined) {
    const path = spelt(name.text, parent.name.text);
    const flat = members.filter((member) => spelt(member.name) === path);
    if (flat.length === 1) return [answer(access, parent.name, flat[0]?.name ?? "")];
  }
  const paths = members.flatMap((member) => {
    const own = checker.getTypeOfSymbolAtLocation(member, name);
    if ((own.flags & compiler.TypeFlags.Object) === 0) return [];
    const inner = own.getProperties().filter((part) => spelt(member.name, part.name) === spelt(name.text));
    return inner.map((part) => `${member.name}.${part.name}`);
  });
  return paths.length === 1 ? [answer(access, name, paths[0] ?? "")] : [];
}

function spelt(...names: readonly string[]): string {
  return names.flatMap(wordsOf).join(" ");
}

function answer({ name }: ts.PropertyAccessExpression, last: ts.MemberName, text: string): Answer {
  const before = name.getSourceFile().text.slice(name.getStart(), last.getEnd());
  return {
    title: `Write \`${text}\` instead of \`${before}\``,
    edits: [{ ...replaced(name, text), end: last.getEnd() }],
    rationale: "its name tells where it is now",
    confidence: CONFIDENCE,
  };
}
