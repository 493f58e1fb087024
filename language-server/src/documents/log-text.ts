import type { LogText } from "../reader/reader-methods.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import type { OpenDocument } from "./open-documents.ts";

/** A log as a reader takes it: as the editor shows it, or by its path where it is too big to be held here. */
export function logText({ uri, isHeld, text }: OpenDocument): LogText {
  const path = uriToPath(uri);
  return isHeld || path === undefined ? { text: text() } : { path };
}
