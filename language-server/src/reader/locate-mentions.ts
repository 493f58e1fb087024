import { createLocator, placeMentions, type Engine, type Locator } from "@hephaestus/core";
import type { LocatedMention } from "./reader-methods.ts";

export interface FolderLocator {
  folder: string;
  locator: Locator;
}

/** Beyond this many nobody clicks. */
const MOST_MENTIONS = 5000;

export function folderLocator(folder: string, { repository }: Engine): FolderLocator[] {
  return repository === undefined
    ? []
    : [{ folder, locator: createLocator(repository.root, repository.files) }];
}

/** The mentions of files in lines, as far as a folder holds the file; each path is looked up once. */
export function locateMentions(
  lines: readonly string[],
  firstLine: number,
  locators: readonly FolderLocator[],
): LocatedMention[] {
  const known = new Map<string, Pick<LocatedMention, "folder" | "file"> | undefined>();
  const lookUp = (path: string): Pick<LocatedMention, "folder" | "file"> | undefined => {
    if (!known.has(path)) known.set(path, locate(path, locators));
    return known.get(path);
  };
  const located: LocatedMention[] = [];
  for (const [index, line] of lines.entries()) {
    for (const { start, end, place } of placeMentions(line)) {
      const found = lookUp(place.path);
      if (found === undefined) continue;
      const column = place.column === undefined ? {} : { column: place.column };
      located.push({ line: firstLine + index, start, end, ...found, row: place.line, ...column });
      if (located.length >= MOST_MENTIONS) return located;
    }
  }
  return located;
}

function locate(
  path: string,
  locators: readonly FolderLocator[],
): Pick<LocatedMention, "folder" | "file"> | undefined {
  for (const { folder, locator } of locators) {
    const result = locator.locate(path);
    if (result.status === "found") return { folder, file: result.file };
  }
  return undefined;
}
