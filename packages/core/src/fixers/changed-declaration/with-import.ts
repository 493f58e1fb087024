import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";

/**
 * The edits that let a file take a name of another file of the workspace: in the import that it has of that, else in one of its own
 * below the others. Undefined where the file has something of the name, or no import to learn from how it names files.
 */
export function withImport(
  { ts: compiler, program, relative }: ServiceOfFile,
  sourceFile: ts.SourceFile,
  { name, home }: { name: string; home: string },
): TextEdit[] | undefined {
  const checker = program.getTypeChecker();
  const file = relative(sourceFile.fileName);
  if (file === undefined) return undefined;
  if (file === home) return [];
  const { Value } = compiler.SymbolFlags;
  const last = sourceFile.statements.findLast(compiler.isImportDeclaration);
  const inScope = checker.getSymbolsInScope(sourceFile.endOfFileToken, Value);
  const known = inScope.find((one) => one.name === name);
  const aliased =
    known && (known.flags & compiler.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(known) : known;
  const from = aliased?.declarations?.[0];
  if (from !== undefined && relative(from.getSourceFile().fileName) === home) return [];
  if (from !== undefined && (from.getSourceFile() === sourceFile || aliased !== known)) return undefined;
  const imports = sourceFile.statements.filter(compiler.isImportDeclaration);
  const own = imports.find(({ moduleSpecifier, importClause }) => {
    const module = checker.getSymbolAtLocation(moduleSpecifier)?.declarations?.[0];
    const bindings = importClause?.namedBindings;
    const isHome = module !== undefined && relative(module.getSourceFile().fileName) === home;
    return isHome && bindings !== undefined && compiler.isNamedImports(bindings);
  });
  const bindings = own?.importClause?.namedBindings;
  if (own !== undefined && bindings !== undefined && compiler.isNamedImports(bindings))
    return inNamed(compiler, own, bindings, name);
  const sample = imports.find(
    ({ moduleSpecifier }) =>
      compiler.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith("."),
  )?.moduleSpecifier;
  if (last === undefined || sample === undefined || !compiler.isStringLiteral(sample)) return undefined;
  const path = writeSpecifier(file, home, { before: sample.text, manner: "as-before" });
  const quote = sample.getText().slice(0, 1);
  const end = last.getText().endsWith(";") ? ";" : "";
  const text = `${lineEndOf(sourceFile.text)}import { ${name} } from ${quote}${path}${quote}${end}`;
  return [{ start: last.end, end: last.end, text }];
}

/** In an import of types alone each of them is marked instead. */
function inNamed(
  compiler: typeof ts,
  { importClause }: ts.ImportDeclaration,
  { elements }: ts.NamedImports,
  name: string,
): TextEdit[] | undefined {
  const last = elements.at(-1);
  if (importClause === undefined || last === undefined) return undefined;
  const added = { start: last.end, end: last.end, text: `, ${name}` };
  if (importClause.phaseModifier !== compiler.SyntaxKind.TypeKeyword) return [added];
  const start = importClause.getStart();
  const clause = importClause.getText();
  const word = /^type\s+/.exec(clause)?.[0] ?? "";
  const marks = elements.map((one) => ({ start: one.getStart(), end: one.getStart(), text: "type " }));
  return [{ start, end: start + word.length, text: "" }, ...marks, added];
}
