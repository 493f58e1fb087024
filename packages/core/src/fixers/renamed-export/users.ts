import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { importedName, moduleOf, type MissingImport } from "./missing-import.ts";

/** The files of the program that import or re-export the missing name from its module, in program order. */
export function usersOf(project: ServiceOfFile, missing: MissingImport): ts.SourceFile[] {
  return ownFiles(project).filter((sourceFile) => specifiersOf(project, sourceFile, missing).length > 0);
}

/** The import and export specifiers of a file that name the missing export. */
export function specifiersOf(
  project: ServiceOfFile,
  sourceFile: ts.SourceFile,
  missing: MissingImport,
): ts.ImportOrExportSpecifier[] {
  return allSpecifiers(project.ts, sourceFile).filter(
    (specifier) =>
      importedName(specifier) === missing.name && moduleOf(project, specifier) === missing.module,
  );
}

/** Every name that some file of the program imports from a module by name. */
export function importedNames(project: ServiceOfFile, module: ts.SourceFile): Set<string> {
  const names = ownFiles(project).flatMap((sourceFile) =>
    allSpecifiers(project.ts, sourceFile)
      .filter((specifier) => moduleOf(project, specifier) === module)
      .map(importedName),
  );
  return new Set(names);
}

function ownFiles({ program, relative }: ServiceOfFile): ts.SourceFile[] {
  return program.getSourceFiles().filter(({ fileName, isDeclarationFile }) => {
    return !isDeclarationFile && relative(fileName) !== undefined && !fileName.includes("/node_modules/");
  });
}

function allSpecifiers(compiler: typeof ts, sourceFile: ts.SourceFile): ts.ImportOrExportSpecifier[] {
  return sourceFile.statements.flatMap((statement): ts.ImportOrExportSpecifier[] => {
    if (compiler.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      return bindings !== undefined && compiler.isNamedImports(bindings) ? [...bindings.elements] : [];
    }
    if (!compiler.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const { exportClause } = statement;
    return exportClause !== undefined && compiler.isNamedExports(exportClause)
      ? [...exportClause.elements]
      : [];
  });
}
