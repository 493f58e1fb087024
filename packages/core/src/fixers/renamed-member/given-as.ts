import type { ts } from "ts-morph";
import { areOpposite } from "../contrasting-names.ts";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { haveOtherUnits } from "../unit-words.ts";

/** An object that lacks a member it must have says nearly its name: there is nothing else that it can mean. */
const REQUIRED_CONFIDENCE = 0.85;
const OPTIONAL_CONFIDENCE = 0.48;
const OTHER_CONFIDENCE = 0.28;

/** `{ envName: read }` where `env` is asked, is not given, and takes the value: the object follows the declaration. */
export function givenAs({ ts: compiler, checker }: ErrorSite, node: ts.Node, name: string): Answer[] {
  const own = node.parent;
  const isShort = compiler.isShorthandPropertyAssignment(own);
  if (!(isShort || compiler.isPropertyAssignment(own)) || own.name !== node) return [];
  const { properties } = own.parent;
  if (properties.some((property) => property.name?.getText() === name)) return [];
  const asked = checker.getContextualType(own.parent)?.getProperty(name);
  if (asked === undefined) return [];
  const value = checker.getTypeAtLocation(isShort ? own.name : own.initializer);
  if (!checker.isTypeAssignableTo(value, checker.getTypeOfSymbolAtLocation(asked, own))) return [];
  const isSpread = properties.some((property) => compiler.isSpreadAssignment(property));
  const isOptional = isSpread || (asked.flags & compiler.SymbolFlags.Optional) !== 0;
  const confidence = isOptional ? OPTIONAL_CONFIDENCE : REQUIRED_CONFIDENCE;
  return [
    {
      title: `Give \`${name}\``,
      edits: [isShort ? inserted(own.getStart(), `${name}: `) : replaced(own.name, name)],
      rationale: `\`${name}\` is asked and not given, and \`${node.getText()}\` is asked nowhere`,
      confidence: isOtherThing(node.getText(), name) ? OTHER_CONFIDENCE : confidence,
    },
  ];
}

function isOtherThing(own: string, asked: string): boolean {
  return areOpposite(own, asked) || haveOtherUnits(own, asked);
}
