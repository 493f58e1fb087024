import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

/** The one member that an object of the project holds beside the literals that tell it apart; undefined without such a literal. */
export function onlyValueOf(
  { ts: compiler, checker }: Pick<ErrorSite, "ts" | "checker">,
  owner: ts.Type,
  at: ts.Node,
): ts.Symbol | undefined {
  const isOwn = owner.getSymbol()?.declarations?.every((one) => !one.getSourceFile().isDeclarationFile);
  if (isOwn !== true || (owner.flags & compiler.TypeFlags.Object) === 0) return undefined;
  const members = owner.getProperties();
  const held = members.filter((member) => !checker.getTypeOfSymbolAtLocation(member, at).isLiteral());
  const [only, ...others] = held;
  return others.length === 0 && members.length > held.length ? only : undefined;
}
