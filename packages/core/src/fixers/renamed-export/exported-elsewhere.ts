import type { ts } from "ts-morph";
import { isTestFile } from "../is-test-file.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { withoutImport } from "../type-or-value/without-import.ts";

/** Where the module that is asked has it from. */
const OWN_CONFIDENCE = 0.88;
const ONLY_CONFIDENCE = 0.6;
/** Of several that have the name, or one that has it for something else, nothing tells which is meant. */
const UNSURE_CONFIDENCE = 0.28;
const MOST = 3;

/**
 * `import { pad } from "./number/pad"` for `import { pad } from "./format"`, which has no `pad`: from where that module imports
 * it itself, else from the only own module that exports the name.
 */
export function exportedElsewhere(site: ErrorSite, hadIt: boolean): Answer[] {
  const { ts: compiler, project } = site;
  const specifier = [errorNode(site), errorNode(site).parent].find(compiler.isImportSpecifier);
  const file = project.relative(site.sourceFile.fileName);
  const asked = specifier && moduleAsked(site, specifier);
  if (specifier === undefined || asked === undefined || file === undefined) return [];
  if (handsOn(compiler, asked)) return [];
  const name = (specifier.propertyName ?? specifier.name).text;
  const source = sourceOf(site, asked, name);
  const homes = source === undefined ? modulesWith(site, name) : [source];
  const known = homes.map((home) => project.relative(home.fileName)).filter((home) => home !== undefined);
  const isSure = known.length === 1 && !hadIt;
  const only = isSure ? ONLY_CONFIDENCE : UNSURE_CONFIDENCE;
  return known.slice(0, MOST).map((home) => ({
    title: `Import \`${name}\` from ${home}`,
    edits: importedFrom(site, specifier, { file, home }),
    rationale:
      source === undefined ? "it is exported there" : "the module that is asked imports it from there",
    confidence: source === undefined ? only : OWN_CONFIDENCE,
  }));
}

/** Whether a module hands on what others have: then it is rather what lacks the name. */
function handsOn(compiler: typeof ts, { statements }: ts.SourceFile): boolean {
  return statements.some((one) => compiler.isExportDeclaration(one) && one.moduleSpecifier !== undefined);
}

function moduleAsked(
  { ts: compiler, checker }: ErrorSite,
  specifier: ts.ImportSpecifier,
): ts.SourceFile | undefined {
  const declaration = specifier.parent.parent.parent;
  if (!compiler.isImportDeclaration(declaration)) return undefined;
  const module = checker.getSymbolAtLocation(declaration.moduleSpecifier)?.declarations?.[0];
  return module !== undefined && compiler.isSourceFile(module) ? module : undefined;
}

/** The own module that a module imports a name from, by that name. */
function sourceOf(
  { ts: compiler, checker }: ErrorSite,
  asked: ts.SourceFile,
  name: string,
): ts.SourceFile | undefined {
  for (const statement of asked.statements) {
    const bindings = compiler.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : undefined;
    if (bindings === undefined || !compiler.isNamedImports(bindings)) continue;
    const own = bindings.elements.find((one) => one.name.text === name && one.propertyName === undefined);
    const symbol = own && checker.getSymbolAtLocation(own.name);
    const declared = symbol && checker.getAliasedSymbol(symbol).declarations?.[0];
    if (declared !== undefined && !declared.getSourceFile().isDeclarationFile)
      return declared.getSourceFile();
  }
  return undefined;
}

/** The own modules that declare and export a name. */
function modulesWith({ checker, project: { program, relative } }: ErrorSite, name: string): ts.SourceFile[] {
  return program.getSourceFiles().filter((one) => {
    const file = relative(one.fileName);
    if (
      file === undefined ||
      one.isDeclarationFile ||
      `/${file}`.includes("/node_modules/") ||
      isTestFile(file)
    )
      return false;
    const module = one.text.includes(name) ? checker.getSymbolAtLocation(one) : undefined;
    const found = module && checker.getExportsOfModule(module).find((each) => each.name === name);
    return found?.declarations?.some((declaration) => declaration.getSourceFile() === one) === true;
  });
}

function importedFrom(
  { ts: compiler, sourceFile }: ErrorSite,
  specifier: ts.ImportSpecifier,
  { file, home }: { file: string; home: string },
): Answer["edits"] {
  const declaration = specifier.parent.parent.parent;
  const { moduleSpecifier } = declaration;
  if (!compiler.isImportDeclaration(declaration) || !compiler.isStringLiteral(moduleSpecifier)) return [];
  const path = writeSpecifier(file, home, { before: moduleSpecifier.text, manner: "as-before" });
  const quote = moduleSpecifier.getText().slice(0, 1);
  const written = quote + path + quote;
  const { importClause } = declaration;
  if (specifier.parent.elements.length === 1 && importClause?.name === undefined)
    return [replaced(moduleSpecifier, written)];
  const isType = importClause?.phaseModifier === compiler.SyntaxKind.TypeKeyword || specifier.isTypeOnly;
  const end = declaration.getText().endsWith(";") ? ";" : "";
  const named = specifier.getText().replace(/^type\s+/, "");
  const text = `${lineEndOf(sourceFile.text)}import ${isType ? "type " : ""}{ ${named} } from ${written}${end}`;
  return [withoutImport(compiler, specifier), inserted(declaration.end, text)];
}
