import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

const ABSENT =
  /Property '(?<name>[\w$]{1,200})' is missing in type '\{ (?<members>[^{}]{1,2000}) \}' but required/;

/** The only object literal within a node that has just the members of the type of which the compiler says that it lacks one. */
export function innerLiteral(
  { ts: compiler, diagnostic }: ErrorSite,
  within: ts.Node,
): { literal: ts.ObjectLiteralExpression; name: string } | undefined {
  const { name, members = "" } = ABSENT.exec(diagnostic.message)?.groups ?? {};
  if (name === undefined) return undefined;
  const names = [...members.matchAll(/(?<=^|; )(?:readonly )?(?<name>[\w$]+)\??[:(]/g)];
  const wanted = new Set(names.map(({ groups }) => groups?.["name"] ?? ""));
  const found: ts.ObjectLiteralExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isObjectLiteralExpression(node)) {
      const own = new Set(node.properties.map((property) => property.name?.getText() ?? ""));
      if (own.size === wanted.size && [...wanted].every((each) => own.has(each))) found.push(node);
    }
    compiler.forEachChild(node, visit);
  }
  visit(within);
  const [literal] = found;
  return literal === undefined || found.length > 1 ? undefined : { literal, name };
}
