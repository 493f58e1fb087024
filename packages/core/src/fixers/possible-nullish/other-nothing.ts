import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { absencesOf } from "../type-error/types.ts";

/** What a package takes, nobody here declares otherwise. */
const FOREIGN_CONFIDENCE = 0.6;
/** The declaration may be what has to follow, and one may be said for what the other is not. */
const CONFIDENCE = 0.28;

/** `user.avatar ?? undefined` where `null` may be given and only `undefined` is taken, or the other way round. */
export function otherNothing(
  site: ErrorSite,
  { value, source, target, name, isShorthand }: Mismatch,
): Answer[] {
  const { ts: compiler, checker } = site;
  const [given, taken] = [source, target].map((type) => absencesOf(site, type));
  const isOther =
    given !== undefined &&
    taken !== undefined &&
    given.isNull !== given.isUndefined &&
    given.isNull === taken.isUndefined &&
    given.isUndefined === taken.isNull;
  if (!isOther || !compiler.isLeftHandSideExpression(value)) return [];
  if (!checker.isTypeAssignableTo(checker.getNonNullableType(source), target)) return [];
  const text = `${value.getText()} ?? ${given.isNull ? "undefined" : "null"}`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(value, isShorthand && name !== undefined ? `${name}: ${text}` : text)],
      rationale: `only \`${given.isNull ? "undefined" : "null"}\` is taken for what is not there`,
      confidence: given.isNull && isForeign(site, value) ? FOREIGN_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** Whether an attribute of an element, or a parameter, is declared by a package. */
function isForeign(site: ErrorSite, value: ts.Expression): boolean {
  const taking = attributeOf(site, value) ?? parameterOf(site, value);
  return taking?.valueDeclaration?.getSourceFile().isDeclarationFile === true;
}

function attributeOf({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Symbol | undefined {
  const attribute = compiler.isJsxExpression(value.parent) ? value.parent.parent : undefined;
  if (attribute === undefined || !compiler.isJsxAttribute(attribute)) return undefined;
  return checker.getContextualType(attribute.parent)?.getProperty(attribute.name.getText());
}

function parameterOf({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Symbol | undefined {
  const { parent } = value;
  if (!compiler.isCallExpression(parent)) return undefined;
  return checker.getResolvedSignature(parent)?.parameters[parent.arguments.indexOf(value)];
}
