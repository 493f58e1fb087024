import { posix } from "node:path";
import type { ts } from "ts-morph";
import { packageFolderOf } from "../commands/manifest.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Files that are looked at for their imports. */
const MOST_FILES = 200;
/** A single import is no custom. */
const FEWEST_IMPORTS = 2;
const SCRIPT = /\.m?jsx?$/;
const MODULES_TYPE = /"type"\s{0,10}:\s{0,10}"module"/;
const MODULE = /^(?:import|export)\b/m;

/**
 * `js` where a file has no relative import to learn from and the project's others name the extension, or, of a script, none leaves it
 * out: a runtime looks for no other file than the one that is named. The compiler decides elsewhere.
 */
export function importEnding(site: CodeFixSite): "js" | undefined {
  const { project, sourceFile } = site;
  const { ts: compiler, program } = project;
  if (relativeImports(compiler, sourceFile).length > 0) return undefined;
  const own = program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes("/node_modules/"))
    .slice(0, MOST_FILES);
  const imports = own.flatMap((file) => relativeImports(compiler, file));
  const isTold = imports.length >= FEWEST_IMPORTS || isScriptModule(site);
  return isTold && imports.every((path) => /\.[cm]?js$/.test(path)) ? "js" : undefined;
}

/** A script that Node runs as a module, and that says so itself, too. */
function isScriptModule({ project, repository, sourceFile: { fileName, text } }: CodeFixSite): boolean {
  if (!SCRIPT.test(fileName) || !MODULE.test(text)) return false;
  const file = project.relative(fileName);
  const folder = file === undefined ? undefined : packageFolderOf(repository, file);
  const manifest = folder === undefined ? undefined : repository.read(posix.join(folder, "package.json"));
  return fileName.endsWith(".mjs") || MODULES_TYPE.test(manifest?.text ?? "");
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
