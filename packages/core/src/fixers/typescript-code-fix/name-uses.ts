import type { ts } from "ts-morph";
import { perProgram } from "../per-program.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { roleOf } from "./name-role.ts";

export type Typed = Pick<CodeFixSite["project"], "program"> & { compiler: typeof ts };

/** Where the sources of a program write a name, by what they do with it there. */
export interface NameUse {
  /** Plain calls, `door.open()` or `open()`: of a member, and of a name alone. */
  memberCalls: ts.CallExpression[];
  calls: ts.CallExpression[];
  /** Members of that name in classes, interfaces and object types, and whether one of them is optional. */
  members: ts.Node[];
  isOptional: boolean;
  /** Whether a value is looked for by the name in another way, by a text also: `door.open?.()`, `"open" in door`, `{ open }`. */
  isLookedFor: boolean;
  /** All others: variables, functions, types. */
  names: ts.Identifier[];
}

/** The names in a program's own sources, JavaScript too. */
export interface NameUses {
  of(name: string): NameUse;
  /** Every name that is written. */
  all(): ReadonlySet<string>;
  /** Whether a member is called whose name is computed, as in `door[deed]()`. */
  hasComputedCall(): boolean;
  /** Whether a member is looked for whose name is computed: `door[deed]`, `deed in door`. */
  hasComputedLook(): boolean;
}

type Named = ts.Identifier | ts.StringLiteralLike;
type NamesOfFile = ReadonlyMap<string, readonly Named[]>;

const ownSources = perProgram<readonly ts.SourceFile[]>();
const usesByName = perProgram<NameUse>();
const computedLooks = perProgram<boolean>();
const namesByFile = new WeakMap<ts.SourceFile, NamesOfFile>();

/** What a program's own sources do with names. A source is walked where it may write one that is asked for, and once. */
export function nameUses(typed: Typed): NameUses {
  const { compiler, program } = typed;
  const sources = ownSources(program, "", () =>
    program.getSourceFiles().filter((file) => isOwnSource(program, file)),
  );
  const hasLook = (key: string, matches: (look: ts.Node) => boolean): boolean =>
    computedLooks(program, key, () =>
      sources.some((file) => hasNode(compiler, file, (node) => isComputedLook(typed, node) && matches(node))),
    );
  return {
    of: (name) => usesByName(program, name, () => useIn(compiler, sources, name)),
    all: () => new Set(sources.flatMap((file) => [...namesOf(compiler, file).keys()])),
    hasComputedCall: () => hasLook("call", (look) => isCalled(compiler, look)),
    hasComputedLook: () => hasLook("look", () => true),
  };
}

export function isOwnSource(program: ts.Program, file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
}

function useIn(compiler: typeof ts, sources: readonly ts.SourceFile[], name: string): NameUse {
  const use: NameUse = {
    memberCalls: [],
    calls: [],
    members: [],
    isOptional: false,
    isLookedFor: false,
    names: [],
  };
  for (const file of sources)
    if (mayWrite(file, name))
      for (const node of namesOf(compiler, file).get(name) ?? []) add(compiler, use, node);
  return use;
}

/** What is written with an escape, `"\x6fpen"`, may be any name. */
function mayWrite({ text }: ts.SourceFile, name: string): boolean {
  return text.includes(name) || text.includes("\\");
}

function add(compiler: typeof ts, use: NameUse, node: Named): void {
  const role = roleOf(compiler, node);
  if (role.kind === "look") use.isLookedFor = true;
  if (role.kind === "member") {
    use.members.push(node);
    use.isOptional ||= role.isOptional;
  }
  if (role.kind === "member-call") use.memberCalls.push(role.call);
  if (role.kind === "call") use.calls.push(role.call);
  if (role.kind === "name") use.names.push(role.identifier);
}

function namesOf(compiler: typeof ts, file: ts.SourceFile): NamesOfFile {
  const known = namesByFile.get(file);
  if (known !== undefined) return known;
  const names = new Map<string, Named[]>();
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) || compiler.isStringLiteralLike(node)) {
      const named = names.get(node.text);
      if (named === undefined) names.set(node.text, [node]);
      else named.push(node);
    }
    compiler.forEachChild(node, visit);
  }
  visit(file);
  namesByFile.set(file, names);
  return names;
}

function hasNode(compiler: typeof ts, within: ts.Node, matches: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): true | undefined =>
    matches(node) || compiler.forEachChild(node, visit) === true ? true : undefined;
  return visit(within) === true;
}

/** `door[deed]` and `deed in door`, where any name may stand for `deed`: a list is looked into by numbers, a record has any key. */
function isComputedLook({ compiler, program }: Typed, node: ts.Node): boolean {
  const checker = program.getTypeChecker();
  if (compiler.isBinaryExpression(node) && node.operatorToken.kind === compiler.SyntaxKind.InKeyword)
    return !compiler.isStringLiteralLike(node.left) && !compiler.isPrivateIdentifier(node.left);
  if (!compiler.isElementAccessExpression(node)) return false;
  const { argumentExpression: name, expression } = node;
  if (compiler.isStringLiteralLike(name)) return false;
  const { flags } = checker.getTypeAtLocation(name);
  const isNumber = (flags & compiler.TypeFlags.NumberLike) !== 0;
  const isRecord = checker.getTypeAtLocation(expression).getStringIndexType() !== undefined;
  return !isNumber && (isCalled(compiler, node) || !isRecord);
}

function isCalled(compiler: typeof ts, node: ts.Node): boolean {
  return compiler.isCallExpression(node.parent) && node.parent.expression === node;
}
