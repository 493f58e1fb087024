import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Files that are looked at for their imports. */
const MOST_FILES = 200;
/** A single import is no custom. */
const FEWEST_IMPORTS = 2;
const SCRIPT = /\.m?jsx?$/;
const MODULE = /^(?:import|export)\b/m;

/**
 * `js` where a file has no relative import to learn from and the project's others name the extension, or, of a script, none leaves it
 * out: a runtime looks for no other file than the one that is named. The compiler decides elsewhere.
 */
export function importEnding({ project, sourceFile }: CodeFixSite): "js" | undefined {
  const { ts: compiler, program } = project;
  if (relativeImports(compiler, sourceFile).length > 0) return undefined;
  const own = program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes("/node_modules/"))
    .slice(0, MOST_FILES);
  const imports = own.flatMap((file) => relativeImports(compiler, file));
  const isTold = imports.length >= FEWEST_IMPORTS || isScriptModule(sourceFile);
  return isTold && imports.every((path) => /\.[cm]?js$/.test(path)) ? "js" : undefined;
}

/** A script that says of itself that it is a module. */
function isScriptModule({ fileName, text }: ts.SourceFile): boolean {
  return SCRIPT.test(fileName) && MODULE.test(text);
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
