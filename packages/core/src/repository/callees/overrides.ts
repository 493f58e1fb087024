import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import type { CodeUnit } from "./code-unit.ts";
import { ownNodes } from "./own-nodes.ts";
import { isUnit, unitOf } from "./unit-of.ts";

/** A member that runs in place of another where an object is of its class. */
export interface Override {
  unit: CodeUnit;
  /** Key of the class, or of its constructor. */
  owner: string;
}

type Heirs = ReadonlyMap<ts.Node, readonly ts.ClassLikeDeclaration[]>;

const remembered = new WeakMap<ts.Program, Heirs>();

/** The members of own classes that may run in place of a member of a class or an interface, nearest heirs first. */
export function overridesOf(project: ServiceOfFile, member: ts.Declaration): Override[] {
  const { ts } = project;
  const owner = member.parent;
  const isMember = ts.isClassElement(member) || ts.isTypeElement(member);
  const name = isMember ? member.name?.getText() : undefined;
  if (name === undefined || (!ts.isClassLike(owner) && !ts.isInterfaceDeclaration(owner))) return [];
  return [...allHeirs(heirsIn(project), owner)].flatMap((heir) => {
    const own = heir.members.find((one) => one.name?.getText() === name && isUnit(project, one));
    const unit = own && unitOf(project, own);
    const of = unitOf(project, heir);
    return unit === undefined || of === undefined ? [] : [{ unit, owner: of.key }];
  });
}

function allHeirs(heirs: Heirs, owner: ts.Node): Iterable<ts.ClassLikeDeclaration> {
  const all = new Set<ts.ClassLikeDeclaration>();
  let open: readonly ts.Node[] = [owner];
  while (open.length > 0) {
    const next = open.flatMap((one) => heirs.get(one) ?? []).filter((heir) => !all.has(heir));
    for (const heir of next) all.add(heir);
    open = next;
  }
  return all;
}

/** Every class and interface of a program with those of its own source files that extend or implement it directly. */
function heirsIn(project: ServiceOfFile): Heirs {
  const known = remembered.get(project.program) ?? gather(project);
  remembered.set(project.program, known);
  return known;
}

function gather(project: ServiceOfFile): Heirs {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const heirs = new Map<ts.Node, ts.ClassLikeDeclaration[]>();
  for (const heir of ownNodes(project).classes)
    for (const { types } of heir.heritageClauses ?? [])
      for (const { expression } of types)
        for (const base of declarationsOf(ts, checker, expression))
          heirs.set(base, [...(heirs.get(base) ?? []), heir]);
  return heirs;
}

function declarationsOf(compiler: typeof ts, checker: ts.TypeChecker, base: ts.Expression): ts.Declaration[] {
  const symbol = checker.getSymbolAtLocation(base);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.declarations ?? [];
}
