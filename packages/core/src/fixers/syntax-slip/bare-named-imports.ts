import type { BrokenText, Slip } from "./slip.ts";

const CONFIDENCE = 0.85;
/** `import Cart, total from "./cart.js"` */
const BARE =
  /^import\s{1,9}[\w$]{1,80},\s{1,9}(?<names>[\w$]{1,80}(?:,\s{1,9}[\w$]{1,80}){0,9})\s{1,9}from\s{0,9}["']/gm;

/** The names behind the import of a default that stand in no braces. */
export function bareNamedImports({ text }: BrokenText): Slip[] {
  return [...text.matchAll(BARE)].map(({ index, 0: found, groups }) => {
    const names = groups?.["names"] ?? "";
    const start = index + found.indexOf(names, found.indexOf(","));
    return {
      edit: { start, end: start + names.length, text: `{ ${names} }` },
      title: `Put \`${names}\` into braces`,
      confidence: CONFIDENCE,
    };
  });
}
