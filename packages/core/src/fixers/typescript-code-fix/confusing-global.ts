import type { ts } from "ts-morph";
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

/** Whether a name stands for such a property, and not for something of the project's own. */
export function isConfusingGlobal(
  { project }: CodeFixSite,
  name: string,
  symbol: ts.Symbol | undefined,
): boolean {
  if (!CONFUSING.has(name)) return false;
  const declarations = symbol?.declarations ?? [];
  return declarations.some((declaration) =>
    project.program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
  );
}
