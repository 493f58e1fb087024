import { ts } from "ts-morph";
import { isJavaScriptFile, isSourceFile } from "../source-file.ts";
import type { SourceView } from "../source-view.ts";
import { changedExports, exportsFeeling, hasName } from "./changed-names.ts";
import type { Follower } from "./follower.ts";
import { addsToOthers, isSeenEverywhere, type ModuleGraph } from "./module-graph.ts";
import { ALL_NAMES, moduleOutline } from "./module-outline.ts";

/** The exported names of files that mean something else, by absolute path. */
type ChangedNames = Map<string, ReadonlySet<string>>;

const EVERYTHING: ReadonlySet<string> = new Set([ALL_NAMES]);

/**
 * Gives the function behind `TypeChecker.affected`. An edit is felt through names: where those that a file exports mean
 * what they meant, only the file itself can have other errors.
 */
export function createAffected({
  paths,
  follow,
}: Follower): (before: SourceView, after: SourceView, touched: readonly string[]) => string[] {
  return (before, after, touched) => {
    const changed: ChangedNames = new Map();
    return follow(before, touched, (graph, reached) => {
      for (const file of touched.filter(isSourceFile)) {
        const path = paths.absolute(file);
        const names = namesChanged(graph.sourceFile(path), after.read(file)?.text ?? "");
        if (names === undefined) return addAll(reached, graph);
        grow(changed, path, names);
      }
      return spread(changed, reached, graph);
    });
  };
}

/** What was found of edits, by the file that they are of: each is asked about in several views. */
const found = new WeakMap<ts.SourceFile, Map<string, ReadonlySet<string> | undefined>>();

/** The exported names whose meaning an edit may change; undefined where everybody may feel it. */
function namesChanged(before: ts.SourceFile | undefined, text: string): ReadonlySet<string> | undefined {
  if (before === undefined || before.text === text) return new Set();
  const known = found.get(before) ?? new Map<string, ReadonlySet<string> | undefined>();
  found.set(before, known);
  if (!known.has(text)) known.set(text, compareNames(before, text));
  return known.get(text);
}

function compareNames(before: ts.SourceFile, text: string): ReadonlySet<string> | undefined {
  if (isSeenEverywhere(before)) return undefined;
  if (isJavaScriptFile(before.fileName)) return EVERYTHING; // what it exports is told by what it does
  const after = ts.createSourceFile(before.fileName, text, before.languageVersion);
  const isStillModule = ts.isExternalModule(after) || !isModuleByItself(before);
  if (!isStillModule || after.statements.some(addsToOthers)) return undefined;
  return changedExports(moduleOutline(before), moduleOutline(after));
}

/** Whether it is its text that makes a file a module, not a setting. */
function isModuleByItself({ fileName, text, languageVersion }: ts.SourceFile): boolean {
  return ts.isExternalModule(ts.createSourceFile(fileName, text, languageVersion));
}

/** Follows changed names from file to file through imports. */
function spread(changed: ChangedNames, reached: Set<string>, graph: ModuleGraph): void {
  const open = [...changed.keys()];
  for (const file of open) {
    const names = changed.get(file) ?? new Set();
    if (names.size === 0) continue;
    for (const [path, specifiers] of graph.importers(file)) {
      const importer = graph.sourceFile(path);
      if (importer === undefined) continue;
      if (isSeenEverywhere(importer)) return addAll(reached, graph);
      const exported = exportsFrom(importer, specifiers, names);
      if (exported === undefined) continue;
      reached.add(path);
      if (grow(changed, path, exported)) open.push(path);
    }
  }
}

/** What a file exports that means something else where the names that it imports do; undefined where it uses none of them. */
function exportsFrom(
  importer: ts.SourceFile,
  specifiers: ReadonlySet<string>,
  names: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  if (isJavaScriptFile(importer.fileName)) return EVERYTHING;
  const outline = moduleOutline(importer);
  if ([...specifiers].some((specifier) => !outline.clearSpecifiers.has(specifier))) return EVERYTHING;
  const used = outline.imports.filter(
    ({ specifier, imported }) => specifiers.has(specifier) && hasName(names, imported),
  );
  if (used.length === 0) return undefined;
  const locals = new Set(used.flatMap(({ local = [] }) => local));
  const exported = new Set(exportsFeeling(outline, { inside: locals, outside: locals }));
  for (const { exported: name } of used)
    for (const passed of name === ALL_NAMES ? names : [name ?? []].flat()) exported.add(passed);
  return exported;
}

/** Whether names were new. */
function grow(changed: ChangedNames, path: string, names: ReadonlySet<string>): boolean {
  const known = changed.get(path) ?? new Set();
  const all = new Set([...known, ...names]);
  changed.set(path, all);
  return all.size > known.size;
}

function addAll(reached: Set<string>, graph: ModuleGraph): void {
  for (const path of graph.paths()) reached.add(path);
}
