import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** A name that a file imports from a workspace module which does not export it. */
export interface MissingImport {
  name: string;
  /** The module that should export it: repository-relative, and as the program knows it. */
  file: string;
  module: ts.SourceFile;
}

/** The failing import at an offset of a file; undefined when the module is not part of the workspace. */
export function missingImportAt(project: ServiceOfFile, offset: number): MissingImport | undefined {
  const { ts, program, path } = project;
  const sourceFile = program.getSourceFile(path);
  const specifier = sourceFile && specifierAt(ts, sourceFile, offset);
  if (specifier === undefined) return undefined;
  const module = moduleOf(project, specifier);
  const file = module && project.relative(module.fileName);
  if (module === undefined || file === undefined || file.includes("node_modules/")) return undefined;
  return { name: importedName(specifier), file, module };
}

/** The name a specifier asks its module for, whatever it is called locally. */
export function importedName(specifier: ts.ImportOrExportSpecifier): string {
  return (specifier.propertyName ?? specifier.name).text;
}

/** The module that `import { … } from "…"` or `export { … } from "…"` refers to. */
export function moduleOf(
  { ts, program }: ServiceOfFile,
  specifier: ts.ImportOrExportSpecifier,
): ts.SourceFile | undefined {
  const { parent } = specifier.parent;
  const declaration = ts.isImportClause(parent) ? parent.parent : parent;
  if (!("moduleSpecifier" in declaration) || declaration.moduleSpecifier === undefined) return undefined;
  const symbol = program.getTypeChecker().getSymbolAtLocation(declaration.moduleSpecifier);
  const declared = symbol?.declarations?.[0];
  return declared === undefined ? undefined : declared.getSourceFile();
}

function specifierAt(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
): ts.ImportOrExportSpecifier | undefined {
  function visit(node: ts.Node): ts.ImportOrExportSpecifier | undefined {
    if (offset < node.getStart(sourceFile) || offset >= node.getEnd()) return undefined;
    if (compiler.isImportSpecifier(node) || compiler.isExportSpecifier(node)) return node;
    return compiler.forEachChild(node, visit);
  }
  return visit(sourceFile);
}
