import { specifiersIn, type Specifier } from "../specifier.ts";

/** How Vite says it of what a module imports, whoever imported that. */
const UNLOADED =
  /Failed to load url (?<path>\.{1,2}\/[^\s()]{1,500}) \(resolved id: [^()\n]{1,1000}\) in (?<importer>[^\n]{1,1000}?)\. Does the file exist\?/;

/** The import that Vite could not follow, and the file of the workspace that has it. */
export function unloadedUrl(
  message: string,
  files: readonly string[],
  textOf: (file: string) => string | undefined,
): { file: string; specifier: Specifier } | undefined {
  const { path, importer = "" } = UNLOADED.exec(message)?.groups ?? {};
  const [file] = files
    .filter((one) => importer === one || importer.endsWith(`/${one}`))
    .toSorted((a, b) => b.length - a.length);
  const specifier = specifiersIn((file && textOf(file)) ?? "").find((one) => one.path === path);
  return file === undefined || specifier === undefined ? undefined : { file, specifier };
}
