import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

const remembered = new WeakMap<ts.Program, ReadonlySet<string>>();

const MEMBER = /(?:\.|#)\s*(?<name>[A-Za-z_$][\w$]*)|\[["'](?<key>[A-Za-z_$][\w$]*)["']\]/g;

/** The names of all members that a program's own source files use, in whatever way. */
export function calledNames({ program, relative }: ServiceOfFile): ReadonlySet<string> {
  const known = remembered.get(program);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { fileName, text, isDeclarationFile } of program.getSourceFiles()) {
    const file = relative(fileName);
    if (file === undefined || isDeclarationFile || `/${file}`.includes("/node_modules/")) continue;
    for (const { groups } of text.matchAll(MEMBER)) names.add(groups?.["name"] ?? groups?.["key"] ?? "");
  }
  remembered.set(program, names);
  return names;
}
