import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource } from "./name-uses.ts";
import { isIdentifier } from "./spelling.ts";

/** Called by the language or the platform, without anybody's writing it. */
const CALLED_UNSAID: ReadonlySet<string> = new Set([
  "constructor",
  "handleEvent",
  "next",
  "return",
  "then",
  "throw",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);
/** Files that may name what the program has, without being of it. */
const MAY_NAME = /\.(?:[cm]?[jt]sx?|html?|vue|svelte|astro|hbs|handlebars|ejs|pug|njk|liquid|php|erb)$/;

/** What stands behind a member that the platform calls only where it is there. */
const OPTIONAL_FUNCTION = String.raw`\?\s*(?:[(<]|:\s*(?:[(<]|\w*(?:Callback|Function|Handler)\b))`;

export function isCalledUnsaid(name: string): boolean {
  return CALLED_UNSAID.has(name);
}

/**
 * Whether a member or function may be asked for by what is not of the program: by the language, the platform, a package that
 * says its name, or a file of the workspace that the program does not read.
 */
export function isAskedByOthers({ project, repository }: CodeFixSite, name: string): boolean {
  if (!isIdentifier(name) || isCalledUnsaid(name)) return true;
  const { program, relative } = project;
  const sources = program.getSourceFiles();
  const own = sources.filter((file) => isOwnSource(program, file));
  const word = wordPattern(name);
  const optional = wordPattern(name, OPTIONAL_FUNCTION);
  const isSaid = sources.some((file) => {
    if (isOwnSource(program, file) || !file.text.includes(name)) return false;
    return (program.isSourceFileDefaultLibrary(file) ? optional : word).test(file.text);
  });
  if (isSaid) return true;
  const read = new Set(own.map((file) => relative(file.fileName)));
  return repository.files
    .filter((file) => MAY_NAME.test(file) && !read.has(file))
    .some((file) => word.test(repository.read(file)?.text ?? ""));
}

/** The name, no part of a longer one. */
function wordPattern(name: string, after = ""): RegExp {
  const escaped = name.replaceAll("$", String.raw`\$`);
  return new RegExp(String.raw`(?<![\w$])${escaped}${after === "" ? String.raw`(?![\w$])` : after}`);
}
