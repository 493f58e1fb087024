import { posix } from "node:path";

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    js: "javascript",
    mjs: "javascript",
    cjs: "javascript",
    jsx: "javascriptreact",
    ts: "typescript",
    mts: "typescript",
    cts: "typescript",
    tsx: "typescriptreact",
    md: "markdown",
    gql: "graphql",
    yml: "yaml",
    hbs: "handlebars",
  }),
);

/** What language servers call the language of a file, told by its name: `typescriptreact`. */
export function languageId(path: string): string {
  const extension = posix.extname(path).slice(1).toLowerCase();
  return LANGUAGES.get(extension) ?? (extension === "" ? "plaintext" : extension);
}
