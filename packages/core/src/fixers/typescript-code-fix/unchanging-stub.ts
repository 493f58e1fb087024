import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { addedMembers, isOnlyValue } from "./added-members.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isDeclaredStubUnchanging } from "./declared-stub.ts";
import { isAskedByOthers, isCalledUnsaid } from "./asked-by-others.ts";
import { nameUses, isOwnSource, type Typed } from "./name-uses.ts";
import { isPlainClass } from "./plain-class.ts";
import { isIdentifier } from "./spelling.ts";
import { isThrownAlike } from "./thrown-alike.ts";

/** Kinds that write the members that an interface or a base class asks for. */
const IMPLEMENTING: ReadonlySet<string> = new Set([
  "fixClassDoesntImplementInheritedAbstractMember",
  "fixClassIncorrectlyImplementsInterface",
]);

/**
 * Whether nothing that runs changes with what a code fix writes without a real body, so that a wrong guess can do no harm:
 *
 * - Members that its own interfaces and classes ask a class for, or an object, and that nothing in the program names. Only the
 *   class must have no method left over that may be one of them by another name.
 * - Those of a class that the program calls outright and does nothing else with, and methods and functions that nothing asks
 *   for, but that it calls so (`thrown-alike.ts`): the very call that throws now, since nothing is there, throws afterwards.
 *   Only nothing may be near that is meant instead (`declared-stub.ts`).
 *
 * A value that is made up is never such: what reads it goes on with it.
 */
export function isUnchangingStub(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  const added = addedMembers(action, site);
  if (added !== undefined)
    return added.every(
      ({ symbol, type }) =>
        isOnlyValue(compiler, type) ||
        (action.fixName === "fixMissingProperties" &&
          type.getCallSignatures().length > 0 &&
          isUncalled(typed, symbol)),
    );
  if (!IMPLEMENTING.has(action.fixName)) return isDeclaredStubUnchanging(action, site);
  const owner = nodeAt(compiler, site.sourceFile, site.diagnostic.start, compiler.isClassLike);
  if (owner === undefined) return false;
  const asked = askedMembers(typed, owner);
  const missing = asked.filter((member) => isMissing(typed, owner, member));
  const isCalledOutright = ({ name }: ts.Symbol): boolean =>
    isPlainClass(typed, owner) &&
    !isAskedByOthers(site, name) &&
    isThrownAlike(site, nameUses(typed).of(name), stubOf(action, name));
  return (
    missing.length > 0 &&
    missing.every(
      (member) => isUncalled(typed, member) || (isOwn(typed, member) && isCalledOutright(member)),
    ) &&
    !hasMemberBeyond(typed, owner, new Set(asked.map(({ name }) => name)))
  );
}

function stubOf({ changes }: ts.CodeFixAction, name: string): string {
  const lines = changes.flatMap(({ textChanges }) =>
    textChanges.flatMap(({ newText }) => newText.split("\n")),
  );
  return lines.find((line) => line.includes(`${name}(`) || line.includes(`${name}<`)) ?? "";
}

/** Asked for by the program itself, as a library calls what it asks for, and named nowhere. */
function isUncalled(typed: Typed, member: ts.Symbol): boolean {
  const uses = nameUses(typed);
  const { memberCalls, isLookedFor } = uses.of(member.name);
  return (
    isOwn(typed, member) &&
    isIdentifier(member.name) &&
    !isCalledUnsaid(member.name) &&
    memberCalls.length === 0 &&
    !isLookedFor &&
    !uses.hasComputedCall()
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

function isOwn({ program }: Typed, { declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((declaration) => isOwnSource(program, declaration.getSourceFile()))
  );
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
