import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const ALIKE_CONFIDENCE = 0.9;
/** What has one member alone may as well lack another. */
const ONLY_CONFIDENCE = 0.285;

/** `const { verbose } = options` for `verbos`, and `({ path })` for `({ file })` of what has a path and nothing else. */
export function boundMember(site: ErrorSite, reported: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const element = compiler.isBindingElement(reported) ? reported : reported.parent;
  if (!compiler.isBindingElement(element) || !compiler.isObjectBindingPattern(element.parent)) return [];
  const node = element.propertyName ?? element.name;
  const isOwnName = element.propertyName === undefined;
  if (element.dotDotDotToken !== undefined || !compiler.isIdentifier(node)) return [];
  const taken = new Set(
    element.parent.elements.map(({ propertyName, name }) => (propertyName ?? name).getText()),
  );
  const owner = checker.getNonNullableType(checker.getTypeAtLocation(element.parent));
  const members = owner.getProperties().map(({ name }) => name);
  const near = members.filter((name) => !taken.has(name) && nameLikeness(name, node.text) >= ALIKE);
  const [only, ...others] = near.length > 0 ? near : members;
  if (only === undefined || others.length > 0 || taken.has(only) || areContrasting(only, node.text))
    return [];
  return [
    {
      title: `Take \`${only}\` instead of \`${node.text}\``,
      edits: isOwnName ? renamed(site, node, only) : [replaced(node, only)],
      rationale: near.length > 0 ? `it is called \`${only}\`` : `\`${only}\` is all that it holds`,
      confidence: near.length > 0 ? ALIKE_CONFIDENCE * nameLikeness(only, node.text) : ONLY_CONFIDENCE,
    },
  ];
}

/** The variable goes by the new name as well, where that is free and nothing else is called after it. */
function renamed(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  name: ts.Identifier,
  to: string,
): Answer["edits"] {
  const symbol = checker.getSymbolAtLocation(name);
  const identifiers = identifiersIn(compiler, sourceFile);
  const isMeant = (one: ts.Identifier): boolean =>
    one.text === name.text && checker.getSymbolAtLocation(one) === symbol;
  const uses = identifiers.filter((one) => one !== name && isMeant(one));
  const isShort = identifiers.some(
    ({ parent }) =>
      compiler.isShorthandPropertyAssignment(parent) &&
      checker.getShorthandAssignmentValueSymbol(parent) === symbol,
  );
  const isTaken = checker.getSymbolsInScope(name, compiler.SymbolFlags.Value).some((one) => one.name === to);
  if (isShort || isTaken) return [replaced(name, `${to}: ${name.text}`)];
  return [name, ...uses].map((one) => replaced(one, to));
}
