import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a name is one of the language or the platform, and of nothing else that a file sees. */
export function isGlobal(name: string, { project, sourceFile }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const all = program
    .getTypeChecker()
    .getSymbolsInScope(sourceFile, compiler.SymbolFlags.Type | compiler.SymbolFlags.Value);
  const declarations = all.find((symbol) => symbol.name === name)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every((one) => program.isSourceFileDefaultLibrary(one.getSourceFile()))
  );
}
