import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { missingOf } from "./missing-of.ts";

/** What fits may fit by chance: what is missing may be another thing that was forgotten. */
const CONFIDENCE = 0.29;
const WORD = /^[\w$]+$/;

/** `{ cmp: (a, b) => a - b }` where `compare` alone is still asked: the one key too many may be the one that is missing. */
export function onlyMissingMember(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const member = node.parent;
  if (!compiler.isPropertyAssignment(member) || member.name !== node) return [];
  const only = onlyMissing(site, member.parent);
  if (only === undefined || !WORD.test(only.name) || areContrasting(only.name, node.getText())) return [];
  const value = checker.getTypeAtLocation(member.initializer);
  const isFlag = (value.flags & compiler.TypeFlags.BooleanLike) !== 0;
  if (isFlag || !checker.isTypeAssignableTo(value, checker.getTypeOfSymbol(only))) return [];
  return [
    {
      title: `Call it \`${only.name}\``,
      edits: [replaced(node, only.name)],
      rationale: `\`${only.name}\` is asked and missing, and its value fits`,
      confidence: CONFIDENCE,
    },
  ];
}

/** The only member that an object must have and has not, where it has just one that it must not have. */
function onlyMissing(site: ErrorSite, literal: ts.ObjectLiteralExpression): ts.Symbol | undefined {
  const asked = site.checker.getContextualType(literal);
  if (asked === undefined) return undefined;
  const given = site.checker.getTypeAtLocation(literal).getProperties();
  const tooMany = given.filter(({ name }) => asked.getProperty(name) === undefined);
  const [only, ...others] = missingOf(site, literal);
  return others.length === 0 && tooMany.length === 1 ? only : undefined;
}
