import { ts } from "ts-morph";
import type { TypeDiagnostic } from "./type-checker.ts";

/** Syntax and type errors of one file of a program, in position order. `path` is absolute, `file` what they shall name. */
export function readDiagnostics(program: ts.Program, path: string, file: string): TypeDiagnostic[] {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined) return [];
  const { declaration, composite } = program.getCompilerOptions();
  const found = [
    ...program.getSyntacticDiagnostics(sourceFile),
    ...program.getSemanticDiagnostics(sourceFile),
    ...(declaration === true || composite === true ? program.getDeclarationDiagnostics(sourceFile) : []),
  ];
  return found.map((diagnostic) => readDiagnostic(diagnostic, file)).toSorted((a, b) => a.start - b.start);
}

/** What several projects find in one file, each error once, in position order. */
export function mergeDiagnostics(found: readonly TypeDiagnostic[][]): TypeDiagnostic[] {
  const [only, ...others] = found;
  if (others.length === 0) return only ?? [];
  const byKey = new Map(found.flat().map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  return [...byKey.values()].toSorted((a, b) => a.start - b.start);
}

function keyOf({ code, start, message }: TypeDiagnostic): string {
  return `${code} ${start} ${message}`;
}

/** A diagnostic of a file, by the name that it shall have. */
export function readDiagnostic(diagnostic: ts.Diagnostic, file: string): TypeDiagnostic {
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
