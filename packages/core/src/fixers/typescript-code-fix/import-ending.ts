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
const NAMED_SCRIPT = /\.[cm]?js$/;
/** `"./rates.ts"`, and no declarations. */
const NAMED_SOURCE = /(?<path>["']\.{1,2}\/[^"'\n]{1,200}?(?<!\.d))\.(?<kind>[cm]?)tsx?(?<quote>["'])/g;

/**
 * `js` where a file has no relative import to learn from and the project's others name the extension, or, of a script, none leaves it
 * out: a runtime looks for no other file than the one that is named. The compiler decides elsewhere.
 */
export function importEnding(site: CodeFixSite): "js" | undefined {
  const { project, sourceFile } = site;
  if (relativeImports(project.ts, sourceFile).length > 0) return undefined;
  const imports = ownFiles(site).flatMap((file) => relativeImports(project.ts, file));
  const isTold = imports.length >= FEWEST_IMPORTS || isScriptModule(site);
  return isTold && imports.every((path) => NAMED_SCRIPT.test(path)) ? "js" : undefined;
}

/** `./rates.js` for `./rates.ts` where the file names scripts: the service writes the names of sources wherever it may. */
export function withUsualEnding(
  changes: readonly ts.FileTextChanges[],
  site: CodeFixSite,
): ts.FileTextChanges[] {
  return changes.map((change) => ({
    ...change,
    textChanges: change.textChanges.map((one) => ({ ...one, newText: usualEnding(one.newText, site) })),
  }));
}

export function usualEnding(text: string, site: CodeFixSite): string {
  const { project, sourceFile } = site;
  if (project.options.allowImportingTsExtensions !== true || !text.includes("./")) return text;
  const imports = relativeImports(project.ts, sourceFile);
  const isUsual =
    imports.length === 0 ? importEnding(site) === "js" : imports.every((path) => NAMED_SCRIPT.test(path));
  return isUsual ? text.replaceAll(NAMED_SOURCE, "$<path>.$<kind>js$<quote>") : text;
}

/** `single` where the file imports nothing and most other imports of the project are written so. */
export function quotePreference(site: CodeFixSite): "single" | undefined {
  const quotesIn = (file: ts.SourceFile): string[] =>
    importedPaths(site.project.ts, file).map((path) => path.getText(file)[0] ?? "");
  if (quotesIn(site.sourceFile).length > 0) return undefined;
  const quotes = ownFiles(site).flatMap(quotesIn);
  const singles = quotes.filter((quote) => quote === "'");
  return singles.length * 2 > quotes.length ? "single" : undefined;
}

function ownFiles({ project: { program } }: CodeFixSite): ts.SourceFile[] {
  return program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && !fileName.includes("/node_modules/"))
    .slice(0, MOST_FILES);
}

/** A script that Node runs as a module, and that says so itself, too. */
function isScriptModule({ project, repository, sourceFile: { fileName, text } }: CodeFixSite): boolean {
  if (!SCRIPT.test(fileName) || !MODULE.test(text)) return false;
  const file = project.relative(fileName);
  const folder = file === undefined ? undefined : packageFolderOf(repository, file);
  const manifest = folder === undefined ? undefined : repository.read(posix.join(folder, "package.json"));
  return fileName.endsWith(".mjs") || MODULES_TYPE.test(manifest?.text ?? "");
}

function relativeImports(compiler: typeof ts, sourceFile: ts.SourceFile): string[] {
  return importedPaths(compiler, sourceFile).flatMap(({ text }) => (text.startsWith(".") ? [text] : []));
}

function importedPaths(compiler: typeof ts, { statements }: ts.SourceFile): ts.StringLiteral[] {
  return statements.flatMap((statement) => {
    const isModule = compiler.isImportDeclaration(statement) || compiler.isExportDeclaration(statement);
    const path = isModule ? statement.moduleSpecifier : undefined;
    return path !== undefined && compiler.isStringLiteral(path) ? [path] : [];
  });
}
