import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";

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

/** The only name with a type, with its comma, where it is a last parameter that its function, declared by name, does not use. */
export function idleAnnotated(project: ServiceOfFile, sourceFile: ts.SourceFile): TextEdit | undefined {
  const [only, ...others] = scriptAnnotations(project, sourceFile);
  if (only === undefined || others.length > 0) return undefined;
  const { ts: compiler } = project;
  const parameter = nodeAt(compiler, sourceFile, only.start - 1, compiler.isParameter);
  const around = parameter?.parent;
  if (parameter === undefined || around === undefined || !compiler.isFunctionDeclaration(around))
    return undefined;
  const { name, initializer } = parameter;
  const before = around.parameters.at(-2);
  const isLast = around.parameters.at(-1) === parameter;
  if (!isLast || before === undefined || around.body === undefined || initializer !== undefined)
    return undefined;
  const isUsed = identifiersIn(compiler, around.body).some(({ text }) => text === name.getText());
  return isUsed ? undefined : { start: before.getEnd(), end: parameter.getEnd(), text: "" };
}
