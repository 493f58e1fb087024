import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

/** That it has the member says little of what is meant. */
const CONFIDENCE = 0.28;

/** Whatever is declared, every text and list has its own. */
const SIZES: ReadonlySet<string> = new Set(["length", "size"]);

/**
 * `price.amount.toFixed(2)` for `price.toFixed(2)`, where of what an own object holds one number, text or list alone has the
 * member, and is not called as the object is; and `published.toISOString().slice(0, 10)` where a date is asked for a member of texts.
 */
export function insideOnlyMember(site: ErrorSite, name: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  if (SIZES.has(access.name.text)) return [];
  const { expression } = access;
  const type = checker.getTypeAtLocation(expression);
  const declarations = type.getSymbol()?.declarations ?? [];
  const isDate = type.getSymbol()?.name === "Date";
  const isOwn = declarations.every((one) => !one.getSourceFile().isDeclarationFile);
  const held = isOwn ? onlyMemberWith(site, access, type) : undefined;
  const isNamedAlike = held !== undefined && compiler.isIdentifier(expression) && expression.text === held;
  if (isNamedAlike) return [];
  const step = isDate ? textOfDate(site, access) : held;
  if (step === undefined) return [];
  return [
    {
      title: `Write \`${expression.getText()}.${step}.${access.name.text}\``,
      edits: [replaced(access.name, `${step}.${access.name.text}`)],
      rationale: isDate
        ? "texts have the member, and dates have none"
        : "nothing else that it holds has the member",
      confidence: CONFIDENCE,
    },
  ];
}

function textOfDate({ checker }: ErrorSite, { name }: ts.PropertyAccessExpression): string | undefined {
  const texts = checker.getApparentType(checker.getStringType());
  return texts.getProperty(name.text) === undefined ? undefined : "toISOString()";
}

function onlyMemberWith(
  site: ErrorSite,
  { name }: ts.PropertyAccessExpression,
  type: ts.Type,
): string | undefined {
  const { ts: compiler, checker } = site;
  if ((type.flags & compiler.TypeFlags.Object) === 0 || type.getCallSignatures().length > 0) return undefined;
  const [only, ...others] = type.getProperties().filter((member) => {
    const held = checker.getTypeOfSymbolAtLocation(member, name);
    return checker.getApparentType(checker.getNonNullableType(held)).getProperty(name.text) !== undefined;
  });
  if (only === undefined || others.length > 0) return undefined;
  const held = checker.getTypeOfSymbolAtLocation(only, name);
  return primitiveOf(site, held) === undefined && !checker.isArrayType(held) ? undefined : only.name;
}
