import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

const remembered = new WeakMap<ts.Program, ReadonlySet<string>>();

/** Every name but those that only ever stand behind a point and are not set there. */
const DECLARED = /(?<![.\w$])[A-Za-z_$][\w$]*|(?<=\.\s{0,20})[A-Za-z_$][\w$]*(?=\s*=[^=])/g;

/** The names that a program's own source files may declare something by: a member of another name is of the language or of a package. */
export function declaredNames({ program, relative }: ServiceOfFile): ReadonlySet<string> {
  const known = remembered.get(program);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { fileName, text, isDeclarationFile } of program.getSourceFiles()) {
    const file = relative(fileName);
    if (file === undefined || isDeclarationFile || `/${file}`.includes("/node_modules/")) continue;
    for (const [name] of text.matchAll(DECLARED)) names.add(name);
  }
  remembered.set(program, names);
  return names;
}
