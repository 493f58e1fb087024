import { posix } from "node:path";

const QUOTED = /["'`](?<text>[^"'`\n]*)["'`]/g;
const INDEX = "index";

/** Last parts of all that could be a module specifier in some texts, without extension: `price` of `"../price.js"`. */
export function mentionedModules(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const text of texts)
    for (const match of text.matchAll(QUOTED)) names.add(moduleName(match.groups?.["text"] ?? ""));
  return names;
}

/** Whether one of these files may be among the mentioned modules; an index is imported without being named. */
export function isMentioned(files: readonly string[], mentioned: ReadonlySet<string>): boolean {
  const names = files.map(moduleName);
  return mentioned.size > 0 && names.some((name) => name === INDEX || mentioned.has(name));
}

function moduleName(path: string): string {
  return posix.basename(path).replace(/\..*$/, "");
}
