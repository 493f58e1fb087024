import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import { isUnit } from "./unit-of.ts";

/** What is looked for in all of a program's own source files, each in text order. */
export interface OwnNodes {
  /** Pieces of code of their own; see `isUnit`. */
  units: readonly ts.Node[];
  classes: readonly ts.ClassLikeDeclaration[];
  properties: readonly ts.PropertyAssignment[];
}

const remembered = new WeakMap<ts.Program, OwnNodes>();

/** Found in one walk, which takes long in a large repository. */
export function ownNodes(project: ServiceOfFile): OwnNodes {
  const known = remembered.get(project.program) ?? gather(project);
  remembered.set(project.program, known);
  return known;
}

function gather(project: ServiceOfFile): OwnNodes {
  const { ts, program, relative } = project;
  const units: ts.Node[] = [];
  const classes: ts.ClassLikeDeclaration[] = [];
  const properties: ts.PropertyAssignment[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (isUnit(project, node)) units.push(node);
    if (ts.isClassLike(node)) classes.push(node);
    if (ts.isPropertyAssignment(node)) properties.push(node);
    ts.forEachChild(node, visit);
  }
  for (const sourceFile of program.getSourceFiles()) {
    const file = relative(sourceFile.fileName);
    const isOwn =
      file !== undefined && !sourceFile.isDeclarationFile && !`/${file}`.includes("/node_modules/");
    if (isOwn) visit(sourceFile);
  }
  return { units, classes, properties };
}
