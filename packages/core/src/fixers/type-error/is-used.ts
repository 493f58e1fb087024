import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

/** Whether anything in the project speaks of what is declared by a name. */
export function isUsed({ project }: Pick<ErrorSite, "project">, name: ts.Node): boolean {
  const found = project.service.findReferences(name.getSourceFile().fileName, name.getStart()) ?? [];
  return found.some(({ references }) => references.some(({ isDefinition }) => isDefinition !== true));
}
