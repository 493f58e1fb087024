import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Files that are looked at for their imports. */
const MOST_FILES = 200;
/** A single import is no custom. */
const FEWEST_IMPORTS = 2;

/** `js` where a file has no relative import to learn from and the project's others name the extension; the compiler decides elsewhere. */
export function importEnding({ project, sourceFile }: CodeFixSite): "js" | undefined {
  const { ts: compiler, program } = project;
  if (relativeImports(compiler, sourceFile).length > 0) return undefined;
  const own = program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes("/node_modules/"))
    .slice(0, MOST_FILES);
  const imports = own.flatMap((file) => relativeImports(compiler, file));
  return imports.length >= FEWEST_IMPORTS && imports.every((path) => /\.[cm]?js$/.test(path))
    ? "js"
    : undefined;
}

function relativeImports(compiler: typeof ts, { statements }: ts.SourceFile): string[] {
  return statements.flatMap((statement) => {
    const isModule = compiler.isImportDeclaration(statement) || compiler.isExportDeclaration(statement);
    const path = isModule ? statement.moduleSpecifier : undefined;
    return path !== undefined && compiler.isStringLiteral(path) && path.text.startsWith(".")
      ? [path.text]
      : [];
  });
}
