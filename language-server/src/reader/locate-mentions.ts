import { createLocator, placeMentions } from "@hephaestus/core";
import type { Checkout } from "../protocol/settings.ts";
import { fileBehind } from "./checkout/file-behind.ts";
import { localCheckouts } from "./checkout/local-checkouts.ts";
import type { FolderEngine } from "./folder-engines.ts";
import type { LocatedMention } from "./reader-methods.ts";

export interface FolderLocator {
  folder: string;
  /** The file of the folder that a path means; undefined where there is none. */
  fileOf(path: string): string | undefined;
}

/** Beyond this many nobody clicks. */
const MOST_MENTIONS = 5000;

/** Goes by the user's checkouts where a path itself does not tell enough. */
export async function folderLocator(
  { folder, engine: { repository } }: FolderEngine,
  checkouts: readonly Checkout[],
): Promise<FolderLocator[]> {
  if (repository === undefined || folder === undefined) return [];
  const locator = createLocator(repository.root, repository.files);
  const own = await localCheckouts(folder, checkouts);
  const files = own.length === 0 ? undefined : new Set(repository.files);
  const fileOf = (path: string): string | undefined => {
    const result = locator.locate(path);
    if (result.status === "found") return result.file;
    const moved = own.flatMap((checkout) => fileBehind(path, checkout) ?? []);
    return moved.find((file) => files?.has(file));
  };
  return [{ folder, fileOf }];
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
  for (const { folder, fileOf } of locators) {
    const file = fileOf(path);
    if (file !== undefined) return { folder, file };
  }
  return undefined;
}
