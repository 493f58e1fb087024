import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { nodeAt } from "../node-at.ts";
import type { Site } from "./site.ts";

/** A name that stands for a declaration, in a file of the workspace. */
export interface Use {
  file: string;
  name: ts.Identifier;
  project: ServiceOfFile;
}

/** Where a declaration is used as a value, as it was before it changed: imports, exports and the declaration itself are none. */
export function usesOf(
  { engine, repository, problem, textsBefore }: Site,
  { file, start }: { file: string; start: number },
): Use[] {
  const found = new Map<string, Use>();
  for (const asked of new Set([file, problem.location.file])) {
    const project = engine.languageService(repository, asked);
    const { ts: compiler, program, relative, service } = project;
    const declaring = program.getSourceFiles().find(({ fileName }) => relative(fileName) === file);
    if (declaring === undefined) continue;
    for (const { fileName, textSpan } of service.getReferencesAtPosition(declaring.fileName, start) ?? []) {
      const used = relative(fileName);
      const sourceFile = program.getSourceFile(fileName);
      if (used === undefined || sourceFile === undefined || `/${used}`.includes("/node_modules/")) continue;
      const name = nodeAt(compiler, sourceFile, textSpan.start, compiler.isIdentifier);
      if (name !== undefined && isUse(compiler, name) && isOfBefore(textsBefore.get(used), name))
        found.set(`${used}:${textSpan.start}`, { file: used, name, project });
    }
  }
  return [...found.values()];
}

function isUse(compiler: typeof ts, name: ts.Identifier): boolean {
  const { parent } = name;
  const isDeclared = "name" in parent && parent.name === name && !compiler.isPropertyAccessExpression(parent);
  return (
    (!isDeclared || compiler.isShorthandPropertyAssignment(parent)) &&
    !compiler.isImportSpecifier(parent) &&
    !compiler.isExportSpecifier(parent) &&
    !compiler.isExportAssignment(parent) &&
    !compiler.isTypeQueryNode(parent)
  );
}

/** Whether a changed file has the line of a name as it was, so that it was not written for what the declaration is now. */
function isOfBefore(before: string | undefined, name: ts.Identifier): boolean {
  if (before === undefined) return true;
  const { text } = name.getSourceFile();
  const end = text.indexOf("\n", name.end);
  const line = text.slice(text.lastIndexOf("\n", name.getStart()) + 1, end === -1 ? text.length : end);
  return before.includes(line.trim());
}

/** The expression that a name is the last word of: `config.port` of `port`. */
export function wholeOf(compiler: typeof ts, name: ts.Identifier): ts.Expression {
  const { parent } = name;
  return compiler.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
}
