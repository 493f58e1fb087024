import type { ts } from "ts-morph";
import { areOpposite } from "../contrasting-names.ts";
import { nameLikeness, sharedWords } from "../name-likeness.ts";
import { isVariant } from "../name-variant.ts";
import { nodeAt } from "../node-at.ts";
import { isAskedByOthers } from "./asked-by-others.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isTakenApartOnly } from "./taken-apart-only.ts";
import { isIdle } from "./is-idle.ts";
import { isGivenByHost } from "./may-be-given.ts";
import { nameUses, type NameUse, type Typed } from "./name-uses.ts";
import { isPlainClass } from "./plain-class.ts";
import { isThrownAlike } from "./thrown-alike.ts";
import { isStub } from "../written-stub.ts";

const LEAST_LIKENESS = 0.4;

/**
 * Whether a method or function that a code fix declares, and that nothing asks for but the calls of it, changes nothing that
 * runs, and nothing is near that may be meant by the name: a function that nobody calls and that may have had it, a member or
 * name that shares a word with it, a function or a member of something in sight that has it.
 */
export function isDeclaredStubUnchanging(action: ts.CodeFixAction, site: CodeFixSite): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  const node = nodeAt(compiler, site.sourceFile, site.diagnostic.start, compiler.isIdentifier);
  if (node === undefined) return false;
  const use = nameUses(typed).of(node.text);
  const stub = action.changes
    .flatMap(({ textChanges }) => textChanges.map(({ newText }) => newText))
    .join("");
  return (
    use.members.length === 0 &&
    !use.names.some((name) => mayBeCalled(typed, name)) &&
    isOnlyThere(action, site, { node, use }) &&
    isThrownAlike(site, use, stub) &&
    !isAskedByOthers(site, node.text)
  );
}

interface Missing {
  node: ts.Identifier;
  use: NameUse;
}

/** Whether it is meant to be where the fix declares it, as far as can be told from what is there and in sight. */
function isOnlyThere(action: ts.CodeFixAction, site: CodeFixSite, { node, use }: Missing): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  if (!compiler.isPropertyAccessExpression(node.parent) || node.parent.name !== node)
    return action.fixName === "fixMissingFunctionDeclaration" && isFreeFunction(site, { node, use });
  if (use.calls.length > 0) return false;
  const checker = program.getTypeChecker();
  const { expression } = node.parent;
  const members = checker.getApparentType(checker.getTypeAtLocation(expression)).getProperties();
  const isAlone = members.every((member) => !isNear(typed, member, node) && !isLeftOver(typed, member, node));
  if (!isAlone) return false;
  if (action.fixName === "fixMissingFunctionDeclaration") return isTakenApartOnly(typed, expression);
  const owner = classIn(action, site);
  return owner !== undefined && isPlainClass(typed, owner);
}

/** A member that shares a word with the name, or has a member of that name itself: `this.list.clear()` for `this.clear()`. */
function isNear({ program }: Typed, member: ts.Symbol, { text, parent }: ts.Identifier): boolean {
  if (sharedWords(member.name, text) > 0 || isLike(member.name, text)) return true;
  const type = program.getTypeChecker().getTypeOfSymbolAtLocation(member, parent);
  return type.getProperty(text) !== undefined;
}

function isLike(name: string, other: string): boolean {
  return nameLikeness(name, other) >= LEAST_LIKENESS || isVariant(name, other) || areOpposite(name, other);
}

/** A function that nothing calls, but perhaps by a former name. The one that the call stands in does not call itself. */
function isLeftOver(typed: Typed, symbol: ts.Symbol, node: ts.Node): boolean {
  const { compiler, program } = typed;
  const { name, flags, declarations = [] } = symbol;
  const { calls, memberCalls, names, isLookedFor } = nameUses(typed).of(name);
  const isImported = (flags & compiler.SymbolFlags.Alias) !== 0;
  const isUsed = isImported ? names.length > 0 : isLookedFor;
  if (isUsed || calls.length + memberCalls.length > 0) return false;
  const type = program.getTypeChecker().getTypeOfSymbolAtLocation(symbol, node);
  const isAround = declarations.some((declaration) =>
    compiler.findAncestor(node, (around) => around === declaration),
  );
  return type.getCallSignatures().length > 0 && !isAround;
}

/** Functions of the file, and whatever is in sight. Its arguments must do nothing, as nothing is there before they are made. */
function isFreeFunction(site: CodeFixSite, { node, use }: Missing): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  const checker = program.getTypeChecker();
  const inSight = checker.getSymbolsInScope(node, compiler.SymbolFlags.Value);
  const ofFile = inSight.filter(({ declarations = [] }) =>
    declarations.some((declaration) => declaration.getSourceFile() === site.sourceFile),
  );
  const others = program
    .getSemanticDiagnostics(site.sourceFile)
    .filter(({ start = 0, length = 0 }) => site.sourceFile.text.slice(start, start + length) !== node.text);
  return (
    use.memberCalls.length === 0 &&
    others.length === 0 &&
    use.calls.every((call) => call.arguments.every((argument) => isIdle(compiler, argument))) &&
    !isGivenByHost(site, node.text) &&
    ![...nameUses(typed).all()].some((name) => name !== node.text && isLike(name, node.text)) &&
    !ofFile.some((symbol) => isLeftOver(typed, symbol, node)) &&
    !inSight.some((symbol) => hasMember(typed, symbol, node)) &&
    !membersAround(typed, node).some((symbol) => hasMember(typed, symbol, node))
  );
}

function hasMember({ program }: Typed, symbol: ts.Symbol, name: ts.Identifier): boolean {
  return (
    program.getTypeChecker().getTypeOfSymbolAtLocation(symbol, name).getProperty(name.text) !== undefined
  );
}

/** Those of the class that a place is in. */
function membersAround({ compiler, program }: Typed, node: ts.Node): ts.Symbol[] {
  const owner = compiler.findAncestor(node, compiler.isClassLike);
  return owner === undefined ? [] : program.getTypeChecker().getTypeAtLocation(owner).getProperties();
}

/** A function, or something of which nothing is known. */
function mayBeCalled({ compiler, program }: Typed, name: ts.Identifier): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(name);
  return (type.flags & compiler.TypeFlags.Any) !== 0 || type.getCallSignatures().length > 0;
}

function classIn(
  { changes }: ts.CodeFixAction,
  { project }: CodeFixSite,
): ts.ClassLikeDeclaration | undefined {
  const { ts: compiler, program } = project;
  const places = changes.flatMap(({ fileName, textChanges }) =>
    textChanges.filter(({ newText }) => isStub(newText)).map(({ span }) => ({ fileName, start: span.start })),
  );
  const [place, ...others] = places;
  const file = place === undefined || others.length > 0 ? undefined : program.getSourceFile(place.fileName);
  return file && place && nodeAt(compiler, file, place.start, compiler.isClassLike);
}
