import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { perProgram } from "../per-program.ts";
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

/** What stands among the names of a program that calls a member whose name is computed. */
const ANY_NAME = "*";

type Typed = Pick<CodeFixSite["project"], "program"> & { compiler: typeof ts };

const namesUsed = perProgram<ReadonlySet<string>>();

/**
 * Whether the members that a code fix writes without a real body are such as nothing in the program calls: they are asked for by
 * its own interfaces and classes alone, no expression names them, and the class has no method left over that may be one of
 * them by another name. Then they change nothing that runs.
 */
export function isUncalledStub(
  { fixName }: ts.CodeFixAction,
  { project: { ts: compiler, program }, sourceFile, diagnostic }: CodeFixSite,
): boolean {
  if (!IMPLEMENTING.has(fixName)) return false;
  const owner = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isClassLike);
  if (owner === undefined) return false;
  const typed = { compiler, program };
  const asked = askedMembers(typed, owner);
  const missing = asked.filter((member) => isMissing(typed, owner, member));
  const used = namesUsed(program, "", () => usedNames(typed));
  return (
    missing.length > 0 &&
    missing.every((member) => isOwn(typed, member) && isUnsaid(member.name, used)) &&
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

function isOwnSource(program: ts.Program, file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
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

/** Every name by which a member may be asked for in the program's own sources, and every text. */
function usedNames(typed: Typed): Set<string> {
  const { compiler, program } = typed;
  const names = new Set<string>();
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && isAsked(compiler, node)) names.add(node.text);
    if (compiler.isStringLiteralLike(node) && !isDeclared(compiler, node)) names.add(node.text);
    if (isCallByAnyName(typed, node)) names.add(ANY_NAME);
    compiler.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles()) if (isOwnSource(program, file)) visit(file);
  return names;
}

/** `door.open`, `const { open } = door`, `({ open } = door)` */
function isAsked(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
    compiler.isBindingElement(parent) ||
    compiler.isPropertyAssignment(parent) ||
    compiler.isShorthandPropertyAssignment(parent)
  );
}

/** `"open"(): void` and `["open"](): void` */
function isDeclared(compiler: typeof ts, node: ts.StringLiteralLike): boolean {
  const name = compiler.isComputedPropertyName(node.parent) ? node.parent : node;
  const { parent } = name;
  return (compiler.isClassElement(parent) || compiler.isTypeElement(parent)) && parent.name === name;
}

/** `door[deed]()` */
function isCallByAnyName({ compiler, program }: Typed, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isElementAccessExpression(node.expression)) return false;
  const { argumentExpression: name } = node.expression;
  if (compiler.isStringLiteralLike(name)) return false;
  const { flags } = program.getTypeChecker().getTypeAtLocation(name);
  return (flags & compiler.TypeFlags.NumberLike) === 0;
}
