import type { ts } from "ts-morph";
import { nameLikeness } from "../name-likeness.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isUsed } from "../type-error/is-used.ts";

const ALIKE_CONFIDENCE = 0.9;
const ONLY_CONFIDENCE = 0.6;
/** What nobody speaks of may itself be what was renamed. */
const UNUSED_CONFIDENCE = 0.29;
const ALIKE = 0.8;

/** `{ userName }` where a `username` is asked: the variable keeps its name, the member gets its own. */
export function unlikeShorthand(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const { parent } = node;
  if (!compiler.isShorthandPropertyAssignment(parent)) return [];
  const target = checker.getContextualType(parent.parent);
  const type = checker.getTypeAtLocation(parent.name);
  const free = (target?.getProperties() ?? []).filter((member) => {
    const isGiven = parent.parent.properties.some(({ name }) => name?.getText() === member.name);
    return !isGiven && checker.isTypeAssignableTo(type, checker.getTypeOfSymbolAtLocation(member, parent));
  });
  return free.flatMap((member) => {
    const { name } = member;
    const isAlike = nameLikeness(name, parent.name.text) >= ALIKE;
    if (!isAlike && free.length > 1) return [];
    const text = `${name}: ${parent.name.text}`;
    return [
      {
        title: `Write \`${text}\``,
        edits: [replaced(parent, text)],
        rationale: `\`${name}\` is asked, and \`${parent.name.text}\` fits`,
        confidence: isAlike ? ALIKE_CONFIDENCE : onlyConfidence(site, member),
      },
    ];
  });
}

function onlyConfidence(site: ErrorSite, { declarations: [declaration] = [] }: ts.Symbol): number {
  const name = declaration && site.ts.getNameOfDeclaration(declaration);
  return name === undefined || isUsed(site, name) ? ONLY_CONFIDENCE : UNUSED_CONFIDENCE;
}
