import type { DeliveryFileSystem } from "./file-system.ts";
import { currentBytes, isSame, putInPlace, stage, type Replacement } from "./replacement.ts";

/** What became of the files of a delivery that did not come to its end. All paths are repository-relative. */
export interface PutBack {
  /** Held the new text, holds the old one again. */
  restored: string[];
  /** Holds neither text, and was left as it is. */
  foreign: string[];
  /** Still holds the new text, since it could not be written. */
  stuck: string[];
}

/** Gives every file its old bytes again, whatever was replaced so far. Never throws. */
export async function putBack(
  replacements: readonly Replacement[],
  fileSystem: DeliveryFileSystem,
): Promise<PutBack> {
  const result: PutBack = { restored: [], foreign: [], stuck: [] };
  for (const replacement of replacements) {
    const outcome = await putOneBack(replacement, fileSystem);
    if (outcome !== "untouched") result[outcome].push(replacement.target.file);
  }
  return result;
}

async function putOneBack(
  replacement: Replacement,
  fileSystem: DeliveryFileSystem,
): Promise<keyof PutBack | "untouched"> {
  const { target, before, after } = replacement;
  try {
    const current = await currentBytes(target, fileSystem);
    if (isSame(current, before)) return "untouched";
    if (!isSame(current, after)) return "foreign";
    await stage(before, replacement, fileSystem);
    await putInPlace(before, replacement, fileSystem);
    return "restored";
  } catch {
    return "stuck";
  }
}
