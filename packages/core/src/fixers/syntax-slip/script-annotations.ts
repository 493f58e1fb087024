import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Type annotations can only be used in TypeScript files. */
const ANNOTATION = 8010;
/** More of them are a file that something was meant to translate. */
const MOST = 3;

/** Edits that take the types away from a script where a few names have one and nothing else is wrong; none elsewhere. */
export function scriptAnnotations({ program }: ServiceOfFile, sourceFile: ts.SourceFile): TextEdit[] {
  const errors = program.getSyntacticDiagnostics(sourceFile);
  if (errors.length > MOST || errors.some(({ code }) => code !== ANNOTATION)) return [];
  return errors.map(({ start, length }) => {
    const blanks = /\s*:\s*$/.exec(sourceFile.text.slice(0, start))?.[0].length ?? 0;
    return { start: start - blanks, end: start + length, text: "" };
  });
}
