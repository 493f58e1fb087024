import { getLibFiles } from "@ts-morph/common";

/** Folder that the compiler's own declaration files pretend to lie in; they come with the engine, not from disk. */
export const LIB_FOLDER = "/node_modules/typescript/lib";

let texts: Map<string, string> | undefined;

/** The text of a compiler library by its pretended path. */
export function readLibFile(path: string): string | undefined {
  if (!path.startsWith(LIB_FOLDER)) return undefined;
  texts ??= new Map(getLibFiles().map((lib) => [`${LIB_FOLDER}/${lib.fileName}`, lib.text]));
  return texts.get(path);
}
