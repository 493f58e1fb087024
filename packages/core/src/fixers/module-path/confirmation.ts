import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { nodeAt } from "../node-at.ts";
import type { Confirmation } from "./likely-modules.ts";

/** What an import asks of its module, by the offset of its specifier. */
export function confirmationAt({ ts, program, path }: ServiceOfFile, offset: number): Confirmation {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined) return "nothing";
  const imported = nodeAt(ts, sourceFile, offset, ts.isImportDeclaration);
  if (imported !== undefined) {
    const { importClause } = imported;
    if (importClause === undefined) return "nothing";
    const bindings = importClause.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.length > 0
      ? "names"
      : "anything";
  }
  const exported = nodeAt(ts, sourceFile, offset, ts.isExportDeclaration);
  return exported?.exportClause !== undefined && ts.isNamedExports(exported.exportClause)
    ? "names"
    : "anything";
}
