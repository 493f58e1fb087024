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
  all(): Iterable<string>;
  /** Whether a member is called whose name is computed, as in `door[deed]()`. */
  hasComputedCall: boolean;
  /** Whether a member is looked for whose name is computed: `door[deed]`, `deed in door`. */
  hasComputedLook: boolean;
}

const known = perProgram<NameUses>();

/** What a program's own sources do with names; walked once for each program. */
export function nameUses(typed: Typed): NameUses {
  return known(typed.program, "", () => collected(typed));
}

export function isOwnSource(program: ts.Program, file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
}

function collected(typed: Typed): NameUses {
  const { compiler, program } = typed;
  const uses = new Map<string, NameUse>();
  const computed = { hasComputedCall: false, hasComputedLook: false };

  function useOf(name: string): NameUse {
    const use = uses.get(name) ?? unused();
    uses.set(name, use);
    return use;
  }

  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) || compiler.isStringLiteralLike(node)) add(useOf(node.text), node);
    if (isComputedLook(typed, node)) {
      computed.hasComputedLook = true;
      computed.hasComputedCall ||= isCalled(compiler, node);
    }
    compiler.forEachChild(node, visit);
  }

  function add(use: NameUse, node: ts.Identifier | ts.StringLiteralLike): void {
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

  for (const file of program.getSourceFiles()) if (isOwnSource(program, file)) visit(file);
  return { of: (name) => uses.get(name) ?? unused(), all: () => uses.keys(), ...computed };
}

function unused(): NameUse {
  return { memberCalls: [], calls: [], members: [], isOptional: false, isLookedFor: false, names: [] };
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
