import type { FileEdit, TextEdit } from "../model/edit.ts";
import type { Location } from "../model/location.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

const CHECK = "// @ts-check\n";
const JAVASCRIPT = /\.[cm]?jsx?$/;
const LINE = /\bline (\d{1,9})\b/;
const CHECK_DIRECTIVE = /^\s*\/\/\s*@ts-(?:no)?check/m;

/** Whether a file is checked by no compiler unless it asks for it. */
export function isJavaScript(file: string): boolean {
  return JAVASCRIPT.test(file);
}

/** A view in which these files of JavaScript are checked as TypeScript is. */
export function checkedView(repository: VirtualRepository, files: readonly string[]): VirtualRepository {
  const edits = [...new Set(files)].filter(isJavaScript).flatMap((file): FileEdit[] => {
    const text = repository.read(file)?.text;
    if (text === undefined || CHECK_DIRECTIVE.test(text)) return [];
    const start = startOf(text);
    return [{ file, edits: [{ start, end: start, text: CHECK }] }];
  });
  return edits.length === 0 ? repository : repository.with(edits);
}

/** A place in a file as such a view shows it. */
export function inCheckedView<Place extends Location>(place: Place, view: VirtualRepository): Place {
  const before = view.edited().get(place.file)?.before.text;
  if (before === undefined) return place;
  const isBelow = startOf(before) === 0 || place.line > 1;
  return isBelow ? { ...place, line: place.line + 1 } : place;
}

/** A place of such a view as one in the file as it is. */
export function fromCheckedPlace(place: Location, view: VirtualRepository): Location {
  const before = view.edited().get(place.file)?.before.text;
  if (before === undefined) return place;
  const isBelow = startOf(before) === 0 || place.line > 1;
  return isBelow ? { ...place, line: place.line - 1 } : place;
}

/** Edits of such a view as edits of the files as they are. */
export function fromCheckedView(edits: readonly FileEdit[], view: VirtualRepository): FileEdit[] {
  const edited = view.edited();
  return edits.map(({ file, edits: own }) => {
    const before = edited.get(file)?.before.text;
    return { file, edits: before === undefined ? own : own.map((edit) => shifted(edit, startOf(before))) };
  });
}

/** Words that name a line of an edited file, as `Insert "}" at line 13` does, with the line of the file as it is. */
export function titleFromCheckedView(
  title: string,
  edits: readonly FileEdit[],
  view: VirtualRepository,
): string {
  const isShifted = edits.some(({ file }) => view.edited().has(file));
  return isShifted ? title.replace(LINE, (_, line: string) => `line ${Number(line) - 1}`) : title;
}

function shifted({ start, end, text }: TextEdit, from: number): TextEdit {
  const back = (offset: number): number => (offset <= from ? offset : Math.max(from, offset - CHECK.length));
  return { start: back(start), end: back(end), text };
}

/** The first line stays first where it says what runs the file. */
function startOf(text: string): number {
  return text.startsWith("#!") ? text.indexOf("\n") + 1 : 0;
}
