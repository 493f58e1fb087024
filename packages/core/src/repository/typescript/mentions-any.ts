import { posix } from "node:path";

/** Whether a text names one of these files as an import of it would; an index can be imported without being named. */
export function mentionsAny(texts: readonly string[], files: readonly string[]): boolean {
  const names = new Set(files.map((file) => posix.basename(file).replace(/\..*$/, "")));
  if (names.has("index")) return texts.length > 0;
  return texts.some((text) => [...names].some((name) => text.includes(name)));
}
