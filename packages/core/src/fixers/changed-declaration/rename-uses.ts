import type { FileEdit, TextEdit } from "../../model/edit.ts";
import { editsByFile } from "../../repository/edits-by-file.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Renaming } from "./declaration-changes.ts";

/**
 * The edits that give every use the new name of a declaration. They are found in a view in which the declaration has its old
 * name: there the compiler knows what uses it. `near` are files whose projects are asked as well as the declaration's own.
 */
export function renameUses(
  { file, before, after }: Renaming,
  near: readonly string[],
  { engine, repository }: { engine: TypeScriptEngine; repository: VirtualRepository },
): FileEdit[] {
  const { start } = after;
  const end = start + after.name.length;
  const asBefore = repository.with([{ file, edits: [{ start, end, text: before.name }] }]);
  const shift = after.name.length - before.name.length;
  const edits = new Map<string, FileEdit>();
  for (const asked of new Set([file, ...near])) {
    const project = engine.languageService(asBefore, asked);
    for (const edit of renamed(project, { file, start, name: after.name })) {
      const place = edit.edits[0];
      if (place === undefined || (edit.file === file && place.start === start)) continue;
      const back = edit.file === file && place.start > start ? shift : 0;
      const moved = { ...place, start: place.start + back, end: place.end + back };
      edits.set(`${edit.file}:${moved.start}`, { file: edit.file, edits: [moved] });
    }
  }
  return editsByFile([...edits.values()]);
}

/** The edits that give a declaration its old name back, with all that uses the new one. */
export function restoreName(
  { file, before, after }: Renaming,
  { engine, repository }: { engine: TypeScriptEngine; repository: VirtualRepository },
): FileEdit[] {
  const project = engine.languageService(repository, file);
  return editsByFile(renamed(project, { file, start: after.start, name: before.name }));
}

function renamed(
  project: ServiceOfFile,
  { file, start, name }: { file: string; start: number; name: string },
): FileEdit[] {
  const path = project.program
    .getSourceFiles()
    .find(({ fileName }) => project.relative(fileName) === file)?.fileName;
  if (path === undefined) return [];
  const locations = project.service.findRenameLocations(path, start, false, false, {
    providePrefixAndSuffixTextForRename: true,
  });
  return (locations ?? []).flatMap(({ fileName, textSpan, prefixText = "", suffixText = "" }) => {
    const used = project.relative(fileName);
    if (used === undefined || `/${used}`.includes("/node_modules/") || used.endsWith(".d.ts")) return [];
    const edit: TextEdit = {
      start: textSpan.start,
      end: textSpan.start + textSpan.length,
      text: prefixText + name + suffixText,
    };
    return [{ file: used, edits: [edit] }];
  });
}
