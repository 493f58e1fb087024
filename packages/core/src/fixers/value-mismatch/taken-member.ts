import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { readsOf } from "../type-error/reads-of.ts";
import { hasUnreadFailure } from "../type-error/unread-failure.ts";

const CONFIDENCE = 0.85;
/** Beside it stands whether it is good for anything. */
const UNCHECKED_CONFIDENCE = 0.28;

/**
 * `({ name }) => name.trim()` for `(name) => name.trim()`, and `const { user } = await load()`, where what is given holds a member
 * of the very name, and that is what all that is done with it asks for.
 */
export function takenMember(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const reported = mismatchAt(site)?.value ?? errorNode(site);
  const { parent } = reported;
  const isMember = compiler.isPropertyAccessExpression(parent) && parent.name === reported;
  const isIndexed = compiler.isElementAccessExpression(reported);
  const held = isIndexed ? reported.expression : reported;
  const value = isMember ? parent.expression : held;
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  if (declaration === undefined || !isUntyped(compiler, declaration)) return [];
  const { name } = declaration;
  const owner = checker.getTypeAtLocation(name);
  const member = owner.flags & compiler.TypeFlags.Object ? owner.getProperty(name.getText()) : undefined;
  if (member === undefined || !compiler.isIdentifier(name) || checker.isArrayLikeType(owner)) return [];
  const type = checker.getTypeOfSymbolAtLocation(member, name);
  const isMeant = (read: ts.Identifier): boolean => {
    const access = read.parent;
    if (!compiler.isPropertyAccessExpression(access) || access.expression !== read) return true;
    const { text } = access.name;
    return (
      owner.getProperty(text) === undefined &&
      checker.getPropertyOfType(checker.getApparentType(type), text) !== undefined
    );
  };
  if (!readsOf(site, name).every((read) => isMeant(read))) return [];
  const text = `{ ${name.text} }`;
  return [
    {
      title: `Take \`${name.text}\` out of what is given`,
      edits: [replaced(name, isBare(compiler, declaration) ? `(${text})` : text)],
      rationale: `it holds \`${name.text}\` and is used as that`,
      confidence: hasUnreadFailure(compiler, owner, name) ? UNCHECKED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

function isUntyped(
  compiler: typeof ts,
  declaration: ts.Declaration,
): declaration is ts.ParameterDeclaration | ts.VariableDeclaration {
  if (compiler.isParameter(declaration))
    return (
      declaration.type === undefined &&
      declaration.initializer === undefined &&
      declaration.dotDotDotToken === undefined
    );
  return (
    compiler.isVariableDeclaration(declaration) &&
    declaration.type === undefined &&
    declaration.initializer !== undefined
  );
}

/** The only parameter of an arrow function, without parentheses. */
function isBare(
  compiler: typeof ts,
  { parent, name }: ts.ParameterDeclaration | ts.VariableDeclaration,
): boolean {
  if (!compiler.isArrowFunction(parent)) return false;
  const text = parent.getText().slice(0, name.getStart() - parent.getStart());
  return !text.includes("(");
}
