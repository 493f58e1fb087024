import type { CodeFixSite } from "./code-fix-site.ts";

/** Properties of a browser's window that nobody means when a variable of nearly that name is missing. */
const CONFUSING: ReadonlySet<string> = new Set([
  "blur",
  "close",
  "closed",
  "confirm",
  "event",
  "external",
  "find",
  "focus",
  "frames",
  "history",
  "length",
  "location",
  "menubar",
  "name",
  "open",
  "opener",
  "origin",
  "parent",
  "print",
  "prompt",
  "screen",
  "scroll",
  "self",
  "status",
  "stop",
  "toolbar",
  "top",
]);

/** Whether a name stands for such a property at the reported place, and not for something of the project's own. */
export function isConfusingGlobal({ project, sourceFile }: CodeFixSite, name: string): boolean {
  if (!CONFUSING.has(name)) return false;
  const { ts, program } = project;
  const symbols = program.getTypeChecker().getSymbolsInScope(sourceFile, ts.SymbolFlags.Value);
  const declarations = symbols.find((symbol) => symbol.name === name)?.declarations ?? [];
  return declarations.some((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}
