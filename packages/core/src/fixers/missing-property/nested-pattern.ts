import type { ts } from "ts-morph";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isOfItsOwner } from "../names-of-many.ts";
import { hasUnreadFailure } from "../type-error/unread-failure.ts";

const CONFIDENCE = 0.75;
/** Beside it stands whether it is good for anything, or it is of something else. */
const UNCHECKED_CONFIDENCE = 0.28;

/** `const { sku, count } = event.detail` for `= event`, where none of it is there and one member has it all. */
export function nestedPattern(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const pattern = compiler.findAncestor(node, compiler.isObjectBindingPattern);
  const holder = pattern?.parent;
  if (pattern === undefined || holder === undefined || compiler.isBindingElement(holder)) return [];
  const type = checker.getTypeAtLocation(holder.initializer ?? holder);
  const names = pattern.elements.map(nameOf);
  const hasRest = pattern.elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined);
  if (hasRest || names.length === 0 || (type.flags & compiler.TypeFlags.Object) === 0) return [];
  if (checker.isArrayLikeType(type)) return [];
  const absent = pattern.elements.filter((one) => type.getProperty(nameOf(one)) === undefined);
  if (absent.length < names.length) return takenWithin(site, { pattern, absent, type, holder });
  const owners = type.getProperties().filter((member) => {
    const own = checker.getTypeOfSymbolAtLocation(member, holder);
    const isObject = (own.flags & compiler.TypeFlags.Object) !== 0 && own.getCallSignatures().length === 0;
    return isObject && names.every((name) => own.getProperty(name) !== undefined);
  });
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) return [];
  const { initializer } = holder;
  const isDoubtful =
    hasUnreadFailure(compiler, type, initializer ?? holder) ||
    names.every((name) => isOfItsOwner(name, owner.name));
  const edits =
    compiler.isVariableDeclaration(holder) && initializer !== undefined
      ? withMember(compiler, initializer, owner.name)
      : [replaced(pattern, `{ ${owner.name}: ${pattern.getText()} }`)];
  return [
    {
      title: `Take it out of \`${owner.name}\``,
      edits,
      rationale: `\`${owner.name}\` has it`,
      confidence: isDoubtful ? UNCHECKED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

interface Partly {
  pattern: ts.ObjectBindingPattern;
  absent: readonly ts.BindingElement[];
  type: ts.Type;
  holder: ts.VariableDeclaration | ts.ParameterDeclaration;
}

/** `{ owner: { email }, balance }` for `{ email, balance }`, where one member alone has what is not there. */
function takenWithin(
  { ts: compiler, checker }: ErrorSite,
  { pattern, absent, type, holder }: Partly,
): Answer[] {
  const { elements } = pattern;
  const [first, last] = [absent[0], absent.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isTogether = elements.indexOf(last) - elements.indexOf(first) === absent.length - 1;
  const [owner, ...others] = type.getProperties().filter((member) => {
    const own = checker.getTypeOfSymbolAtLocation(member, holder);
    const isObject = (own.flags & compiler.TypeFlags.Object) !== 0 && own.getCallSignatures().length === 0;
    return isObject && absent.every((one) => own.getProperty(nameOf(one)) !== undefined);
  });
  const isTaken = elements.some((one) => nameOf(one) === owner?.name);
  if (!isTogether || owner === undefined || others.length > 0 || isTaken) return [];
  const text = pattern.getSourceFile().text.slice(first.getStart(), last.end);
  const isDoubtful = absent.every((one) => isOfItsOwner(nameOf(one), owner.name));
  return [
    {
      title: `Take it out of \`${owner.name}\``,
      edits: [{ start: first.getStart(), end: last.end, text: `${owner.name}: { ${text} }` }],
      rationale: `\`${owner.name}\` has it`,
      confidence: isDoubtful ? UNCHECKED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

function nameOf({ propertyName, name }: ts.BindingElement): string {
  return (propertyName ?? name).getText();
}

function withMember(compiler: typeof ts, value: ts.Expression, member: string): Answer["edits"] {
  const isPlain = compiler.isLeftHandSideExpression(value);
  return isPlain
    ? [inserted(value.getEnd(), `.${member}`)]
    : [inserted(value.getStart(), "("), inserted(value.getEnd(), `).${member}`)];
}
