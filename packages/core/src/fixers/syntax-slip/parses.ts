import type { ts } from "ts-morph";

/** Whether a text, as a file of this path, has no syntax error. */
export function parses(compiler: typeof ts, path: string, text: string): boolean {
  const file = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, false);
  return (
    "parseDiagnostics" in file && Array.isArray(file.parseDiagnostics) && file.parseDiagnostics.length === 0
  );
}
