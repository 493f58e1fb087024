import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
/** `Did you mean to access the static member 'Config.defaultPort' instead?` */
const TOLD = /the static member '(?<member>[\w$.#]{1,200})' instead/;

/** `Config.defaultPort` for `this.defaultPort`: the compiler tells where the member is. */
export function staticMember({ ts: compiler, diagnostic }: ErrorSite, node: ts.Node): Answer[] {
  const member = TOLD.exec(diagnostic.message)?.groups?.["member"];
  const access = node.parent;
  if (member === undefined || !compiler.isPropertyAccessExpression(access) || access.name !== node) return [];
  return [
    {
      title: `Ask for \`${member}\``,
      edits: [replaced(access, member)],
      rationale: "the member is one of the class, not of what is made of it",
      confidence: CONFIDENCE,
    },
  ];
}
