import { fileURLToPath } from "node:url";

/** The absolute path of a `file:` URI; undefined for other schemes, other machines and what is no URI. */
export function uriToPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return withLowerDrive(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** Editors differ in how they write a drive: `C:\a` and `c:\a` are one. */
function withLowerDrive(path: string): string {
  return /^[A-Z]:/.test(path) ? path.charAt(0).toLowerCase() + path.slice(1) : path;
}

/** What tells a document from others, however its URI is encoded. */
export function documentKey(uri: string): string {
  return uriToPath(uri) ?? uri;
}

/** The URI of a file below a folder's URI; `file` is relative, with `/`. */
export function uriBelow(folderUri: string, file: string): string {
  const base = folderUri.endsWith("/") ? folderUri.slice(0, -1) : folderUri;
  return `${base}/${file.split("/").map(encodeURIComponent).join("/")}`;
}
