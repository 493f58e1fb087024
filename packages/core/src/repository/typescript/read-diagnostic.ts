import { ts } from "ts-morph";
import type { LanguageProject } from "./language-project.ts";
import type { TypeDiagnostic } from "./type-checker.ts";

/** Syntax and type errors of one file of a project, in position order. `path` is absolute, `file` what they shall name. */
export function readDiagnostics({ service }: LanguageProject, path: string, file: string): TypeDiagnostic[] {
  const found = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
  return found.map((diagnostic) => readDiagnostic(diagnostic, file)).toSorted((a, b) => a.start - b.start);
}

function readDiagnostic(diagnostic: ts.Diagnostic, file: string): TypeDiagnostic {
  const start = diagnostic.start ?? 0;
  const place = diagnostic.file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  return {
    file,
    code: `TS${diagnostic.code}`,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    start,
    length: diagnostic.length ?? 0,
    line: place.line + 1,
    column: place.character + 1,
  };
}
