import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { perProgram } from "../per-program.ts";
import { addedMembers, isOnlyValue } from "./added-members.ts";
import { ANY_NAME, askedNames, isOwnSource, type Typed } from "./asked-names.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isIdentifier } from "./spelling.ts";

/** Kinds that write the members that an interface or a base class asks for. */
const IMPLEMENTING: ReadonlySet<string> = new Set([
  "fixClassDoesntImplementInheritedAbstractMember",
  "fixClassIncorrectlyImplementsInterface",
]);
/** Called by the language or the platform, without anybody's writing it. */
const CALLED_UNSAID: ReadonlySet<string> = new Set([
  "handleEvent",
  "next",
  "return",
  "then",
  "throw",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

const namesUsed = perProgram<ReadonlySet<string>>();

/**
 * Whether the members that a code fix writes without a real body are such as nothing in the program calls: they are asked for by
 * its own interfaces and classes alone, no expression names them, and the class has no method left over that may be one of
 * them by another name. Then they change nothing that runs.
 */
export function isUncalledStub(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  const isUncalled = (member: ts.Symbol): boolean =>
    isOwn(typed, member) &&
    isUnsaid(
      member.name,
      namesUsed(program, "", () => askedNames(typed)),
    );
  const added = addedMembers(action, site);
  if (added !== undefined)
    return added.every(
      ({ symbol, type }) =>
        isOnlyValue(compiler, type) || (type.getCallSignatures().length > 0 && isUncalled(symbol)),
    );
  const owner = IMPLEMENTING.has(action.fixName)
    ? nodeAt(compiler, site.sourceFile, site.diagnostic.start, compiler.isClassLike)
    : undefined;
  if (owner === undefined) return false;
  const asked = askedMembers(typed, owner);
  const missing = asked.filter((member) => isMissing(typed, owner, member));
  return (
    missing.length > 0 &&
    missing.every(isUncalled) &&
    !hasMemberBeyond(typed, owner, new Set(asked.map(({ name }) => name)))
  );
}

function askedMembers({ compiler, program }: Typed, owner: ts.ClassLikeDeclaration): ts.Symbol[] {
  const checker = program.getTypeChecker();
  const types = (owner.heritageClauses ?? []).flatMap((clause) => [...clause.types]);
  return types
    .flatMap((type) => checker.getTypeAtLocation(type).getProperties())
    .filter(({ flags }) => (flags & compiler.SymbolFlags.Optional) === 0);
}

/** Neither written in the class nor inherited with a body. */
function isMissing({ compiler, program }: Typed, owner: ts.ClassLikeDeclaration, member: ts.Symbol): boolean {
  const inherited = program.getTypeChecker().getTypeAtLocation(owner).getProperty(member.name);
  return (inherited?.declarations ?? []).every(
    (declaration) =>
      declaration.parent !== owner &&
      (compiler.getCombinedModifierFlags(declaration) & compiler.ModifierFlags.Abstract) !== 0,
  );
}

/** Who asks for it is of the program itself: a library calls what it asks for. */
function isOwn({ program }: Typed, { declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => isOwnSource(program, declaration.getSourceFile()))
  );
}

function isUnsaid(name: string, used: ReadonlySet<string>): boolean {
  return isIdentifier(name) && !CALLED_UNSAID.has(name) && !used.has(name) && !used.has(ANY_NAME);
}

/** A method of the class that nobody asks for may be one that is asked for, by its former name. */
function hasMemberBeyond(
  { compiler }: Typed,
  owner: ts.ClassLikeDeclaration,
  asked: ReadonlySet<string>,
): boolean {
  const hidden =
    compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected | compiler.ModifierFlags.Static;
  return owner.members.some((member) => {
    const { name } = member;
    const isShown = (compiler.getCombinedModifierFlags(member) & hidden) === 0;
    return name !== undefined && isShown && !compiler.isPrivateIdentifier(name) && !asked.has(name.getText());
  });
}
