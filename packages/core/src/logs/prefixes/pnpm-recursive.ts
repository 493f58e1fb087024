import type { PrefixShape } from "./prefix.ts";

/** Folder and script; the folder's last name has no dot in it, so that it is no file. A name may be in brackets: `packages/[slug]`. */
const SCRIPT =
  /^(\.|(?:(?:[\w@.+-]{1,60}|\[[\w.-]{1,60}\]|\([\w.-]{1,60}\))\/){1,8}(?:[\w@+-]{1,60}|\[[\w.-]{1,60}\]|\([\w.-]{1,60}\))|[\w@-]{1,60}) ([A-Za-z][\w-]{0,60}(?::[\w-]{1,60}){0,4})(\$|:)(?: |$)/;
/** `Type error: …` looks like a folder of the root and its script. */
const NEEDED_WITHOUT_SLASH = 4;

/** Scripts of `pnpm -r run`: `packages/money build$ tsc`, `packages/money build: text`. */
export const pnpmRecursive: PrefixShape = {
  id: "pnpm-recursive",
  title: "pnpm -r",
  read(text) {
    const [prefix, directory, task, sign] = SCRIPT.exec(text) ?? [];
    if (prefix === undefined || directory === undefined || task === undefined) return undefined;
    const isPath = directory === "." || directory.includes("/");
    return {
      key: `${directory} ${task}`,
      length: prefix.length,
      needed: isPath ? 2 : NEEDED_WITHOUT_SLASH,
      ...(isPath ? {} : { isLoose: true }),
      context: { directory, task },
      ...(sign === "$" ? { echo: true } : {}),
    };
  },
};
