import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";

/**
 * The edits that let a file take a name of another file of the workspace: in the import that it has of that, else in one of its own
 * where the order of the others has it, or below them. Undefined where the file has something of the name, or no import to learn from how it names files.
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
  const { Alias, Value } = compiler.SymbolFlags;
  const last = sourceFile.statements.findLast(compiler.isImportDeclaration);
  const inScope = checker.getSymbolsInScope(sourceFile.endOfFileToken, Value | Alias);
  const known = inScope.find((one) => one.name === name);
  const aliased = known && (known.flags & Alias) !== 0 ? checker.getAliasedSymbol(known) : known;
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
  const text = `import { ${name} } from ${quote}${path}${quote}${end}`;
  const lineEnd = lineEndOf(sourceFile.text);
  const paths = imports.map(({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1));
  const next = isSorted(paths) ? imports[paths.findIndex((one) => folded(one) > folded(path))] : undefined;
  return next === undefined
    ? [{ start: last.end, end: last.end, text: lineEnd + text }]
    : [{ start: next.getStart(), end: next.getStart(), text: text + lineEnd }];
}

/** In its place where the names are sorted, else last; in an import of types alone each of these is marked instead. */
function inNamed(
  compiler: typeof ts,
  { importClause }: ts.ImportDeclaration,
  { elements, end }: ts.NamedImports,
  name: string,
): TextEdit[] | undefined {
  const last = elements.at(-1);
  if (importClause === undefined || last === undefined) return undefined;
  const names = elements.map((one) => one.name.text);
  const next = isSorted(names) ? elements.find((one) => folded(one.name.text) > folded(name)) : undefined;
  if (importClause.phaseModifier === compiler.SyntaxKind.TypeKeyword) {
    const marked = elements.map((one) => `type ${one.getText()}`);
    const texts = marked.toSpliced(next === undefined ? marked.length : elements.indexOf(next), 0, name);
    return [{ start: importClause.getStart(), end, text: `{ ${texts.join(", ")} }` }];
  }
  return next === undefined
    ? [{ start: last.end, end: last.end, text: `, ${name}` }]
    : [{ start: next.getStart(), end: next.getStart(), text: `${name}, ` }];
}

/** Whether names stand in the order of the alphabet, as who imports one more goes on. */
function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || folded(names[index - 1] ?? "") <= folded(name));
}

function folded(name: string): string {
  return name.toLowerCase();
}
