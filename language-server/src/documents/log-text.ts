import type { LogText } from "../reader/reader-methods.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import type { OpenDocument } from "./open-documents.ts";

/** A log as a reader takes it: by its path where it lies in a file, else its text. */
export function logText({ uri, text }: OpenDocument): LogText {
  const path = uriToPath(uri);
  return path === undefined ? { text: text() } : { path };
}
