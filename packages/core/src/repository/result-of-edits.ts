import { createHash } from "node:crypto";
import type { FileEdit } from "../model/edit.ts";
import type { VirtualRepository } from "./virtual-repository.ts";

/**
 * A fingerprint of what the edited files say in the end, the same for edits that are written otherwise and come to the same text;
 * undefined where they cannot be applied.
 */
export function resultOfEdits(repository: VirtualRepository, edits: readonly FileEdit[]): string | undefined {
  try {
    const after = repository.with(edits);
    const files = [...new Set(edits.map(({ file }) => file))].toSorted();
    const texts = files.map((file) => [file, after.read(file)?.text]);
    return createHash("sha256").update(JSON.stringify(texts)).digest("base64");
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
