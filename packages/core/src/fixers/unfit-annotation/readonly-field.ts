import type { ts } from "ts-morph";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const OWN_CONFIDENCE = 0.6;
/** What others see, or what is made anew to be changed, is read-only for a reason. */
const SEEN_CONFIDENCE = 0.28;

/** A field that a method of the very class sets. */
export function readonlyField(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  const field = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const owner = compiler.findAncestor(name, compiler.isClassLike);
  const isField =
    field !== undefined && (compiler.isPropertyDeclaration(field) || compiler.isParameter(field));
  if (access.expression.kind !== compiler.SyntaxKind.ThisKeyword || !isField || owner === undefined)
    return [];
  const modifiers = compiler.getModifiers(field) ?? [];
  const mark = modifiers.find(({ kind }) => kind === compiler.SyntaxKind.ReadonlyKeyword);
  if (mark === undefined || compiler.findAncestor(field, compiler.isClassLike) !== owner) return [];
  const isOwn =
    compiler.isPrivateIdentifier(field.name) ||
    modifiers.some(({ kind }) => kind === compiler.SyntaxKind.PrivateKeyword);
  const end = mark.getEnd() + (/^\s*/.exec(field.getSourceFile().text.slice(mark.getEnd()))?.[0].length ?? 0);
  return [
    {
      title: `Declare \`${name.getText()}\` without \`readonly\``,
      edits: [{ start: mark.getStart(), end, text: "" }],
      rationale: "its class sets it after it is made",
      confidence:
        isOwn &&
        isSetAlone(compiler, access) &&
        !isMadeAnew(compiler, owner) &&
        !isBesideVariable(site, owner, access)
          ? OWN_CONFIDENCE
          : SEEN_CONFIDENCE,
    },
  ];
}

/** Whether a field of the same type may be set, and be what is meant. */
function isBesideVariable(
  { ts: compiler, checker }: ErrorSite,
  owner: ts.ClassLikeDeclaration,
  access: ts.Expression,
): boolean {
  const type = checker.getTypeAtLocation(access);
  return owner.members.some((member) => {
    if (!compiler.isPropertyDeclaration(member)) return false;
    const { SyntaxKind } = compiler;
    const isFixed = (member.modifiers ?? []).some(({ kind }) =>
      [SyntaxKind.ReadonlyKeyword, SyntaxKind.StaticKeyword].includes(kind),
    );
    const other = checker.getTypeAtLocation(member);
    return !isFixed && checker.isTypeAssignableTo(type, other) && checker.isTypeAssignableTo(other, type);
  });
}

/** Whether a statement sets it, and its method is there for that and gives nothing. */
function isSetAlone(compiler: typeof ts, access: ts.Expression): boolean {
  const around = compiler.findAncestor(access, compiler.isFunctionLike);
  const setting = access.parent.parent;
  function gives(node: ts.Node): boolean {
    const isGiven = compiler.isReturnStatement(node) && node.expression !== undefined;
    return isGiven || compiler.forEachChild(node, (child) => gives(child) || undefined) === true;
  }
  return compiler.isExpressionStatement(setting) && around !== undefined && !gives(around);
}

/** Whether a class makes others of itself: then these are to be handed out, and none is to be changed. */
function isMadeAnew(compiler: typeof ts, owner: ts.ClassLikeDeclaration): boolean {
  const own = owner.name?.text;
  function makes(node: ts.Node): boolean {
    const isOwn = compiler.isNewExpression(node) && node.expression.getText() === own;
    return isOwn || compiler.forEachChild(node, (child) => makes(child) || undefined) === true;
  }
  return makes(owner);
}
