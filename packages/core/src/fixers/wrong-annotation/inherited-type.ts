import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** An interface says of a member something else than the one that it extends. */
export const INHERITING = "TS2430";

const CONFIDENCE = 0.8;
const MEMBER =
  /Types of property '(?<name>[\w$]{1,200})' are incompatible\.\s+Type '(?<own>string|number|boolean)' is not assignable to type '(?<inherited>string|number|boolean)'/;

/** `length: number` in an interface that extends one with `length: number`, and says `string`. */
export function inheritedType(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const { name = "", own = "", inherited = "" } = MEMBER.exec(site.diagnostic.message)?.groups ?? {};
  const declaration = errorNode(site).parent;
  if (name === "" || !compiler.isInterfaceDeclaration(declaration)) return [];
  const member = declaration.members.find((one) => one.name?.getText() === name);
  if (member === undefined || !compiler.isPropertySignature(member) || member.type?.getText() !== own)
    return [];
  return [
    {
      title: `Declare \`${name}\` as \`${inherited}\``,
      edits: [replaced(member.type, inherited)],
      rationale: "so it is inherited",
      confidence: CONFIDENCE,
    },
  ];
}
