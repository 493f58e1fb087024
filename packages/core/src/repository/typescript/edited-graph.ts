import { posix } from "node:path";
import { ts } from "ts-morph";
import { isJavaScriptFile } from "../source-file.ts";
import { setAt, type ModuleGraph } from "./module-graph.ts";
import { moduleOutline } from "./module-outline.ts";

/** What the compiler keeps in a syntax tree but does not declare; ts-morph pins the version. */
interface ModuleSourceFile extends ts.SourceFile {
  imports?: readonly ts.StringLiteralLike[];
}

type Imported = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The graph of a view that differs from another one in the texts of a few files, by absolute path. Undefined where only a
 * program tells: of JavaScript, of files that are no part of it, and of imports that nothing beside a file has.
 */
export function editedGraph(base: ModuleGraph, edited: ReadonlyMap<string, string>): ModuleGraph | undefined {
  const sourceFiles = new Map<string, ts.SourceFile>();
  const importedBy = new Map<string, Imported>();
  for (const [path, text] of edited) {
    const before = base.sourceFile(path);
    if (before === undefined || isJavaScriptFile(path)) return undefined;
    const after = ts.createSourceFile(path, text, before.languageVersion);
    const imported = importedIn(after, before, base);
    if (imported === undefined) return undefined;
    sourceFiles.set(path, after);
    importedBy.set(path, imported);
  }
  const importers = new Map<string, Map<string, Set<string>>>();
  for (const [path, imported] of importedBy)
    for (const [specifier, targets] of imported)
      for (const target of targets) setAt(importers, target, path).add(specifier);
  return {
    sourceFile: (path) => sourceFiles.get(path) ?? base.sourceFile(path),
    paths: base.paths,
    importers: (path) => {
      const others = [...base.importers(path)].filter(([importer]) => !importedBy.has(importer));
      return new Map([...others, ...(importers.get(path) ?? [])]);
    },
    imported: (path) => importedBy.get(path) ?? base.imported(path),
  };
}

/** What a file imports: as it did before, or as the files beside it do. */
function importedIn(after: ts.SourceFile, before: ModuleSourceFile, base: ModuleGraph): Imported | undefined {
  const known = base.imported(before.fileName);
  const leadNowhere = new Set(before.imports?.map(({ text }) => text));
  const imported = new Map<string, ReadonlySet<string>>();
  for (const specifier of specifiersIn(after, known)) {
    const targets = known.get(specifier) ?? importedBeside(before.fileName, specifier, base);
    if (targets.size > 0) imported.set(specifier, targets);
    else if (!leadNowhere.has(specifier)) return undefined;
  }
  return imported;
}

/** What a text imports, and of what it did import, all that it may still. */
function specifiersIn(after: ts.SourceFile, known: Imported): Set<string> {
  const { importedFiles } = ts.preProcessFile(after.text, true, true);
  const specifiers = new Set(importedFiles.map(({ fileName }) => fileName));
  for (const specifier of moduleOutline(after).clearSpecifiers)
    if (specifier !== "") specifiers.add(specifier);
  for (const specifier of known.keys()) if (after.text.includes(specifier)) specifiers.add(specifier);
  return specifiers;
}

/** What the files of a folder import by a specifier: it leads to the same from all of them, if at all. */
function importedBeside(path: string, specifier: string, base: ModuleGraph): Set<string> {
  const folder = posix.dirname(path);
  const beside = [...base.paths()].filter((other) => posix.dirname(other) === folder);
  return new Set(beside.flatMap((other) => [...(base.imported(other).get(specifier) ?? [])]));
}
