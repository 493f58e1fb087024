import type { ts } from "ts-morph";
import { isJavaScriptFile } from "../source-file.ts";
import type { ServiceOfFile } from "../typescript/engine.ts";
import type { CodeUnit } from "./code-unit.ts";
import { ownNodes } from "./own-nodes.ts";
import { unitOf } from "./unit-of.ts";

const remembered = new WeakMap<ts.Program, ReadonlyMap<string, CodeUnit[]>>();

/** Every function of a program's own source files by its name, a constructor by that of its class: for what no type leads to. */
export function unitsByName(project: ServiceOfFile): ReadonlyMap<string, CodeUnit[]> {
  const known = remembered.get(project.program) ?? gather(project);
  remembered.set(project.program, known);
  return known;
}

/** What is written in TypeScript is built into JavaScript, which may lie beside it. */
function withoutBuilt(units: CodeUnit[]): CodeUnit[] {
  const written = units.filter(({ file }) => !isJavaScriptFile(file));
  return written.length > 0 ? written : units;
}

function nameOf({ symbol, node, project: { ts } }: CodeUnit): string | undefined {
  return ts.isConstructorDeclaration(node) ? node.parent.name?.text : symbol;
}

function gather(project: ServiceOfFile): Map<string, CodeUnit[]> {
  const units = new Map<string, CodeUnit[]>();
  for (const node of ownNodes(project).units) {
    const unit = unitOf(project, node);
    const name = unit === undefined ? undefined : nameOf(unit);
    if (unit?.kind === "function" && name !== undefined) units.set(name, [...(units.get(name) ?? []), unit]);
  }
  for (const [name, same] of units) units.set(name, withoutBuilt(same));
  return units;
}
