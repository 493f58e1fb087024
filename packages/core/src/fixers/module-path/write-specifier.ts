import { posix } from "node:path";

/**
 * How the extension of a specifier comes about: `as-before` keeps the manner of the one it replaces, `of-output` names the
 * file that will run once compiled, `of-file` the file as it lies there.
 */
export type ExtensionManner = "as-before" | "of-output" | "of-file";

const EXTENSION = /(?:\.d)?\.[cm]?[jt]sx?$|\.json$|\.vue$|\.svelte$/;
const CODE = /\.[cm]?[jt]sx?$/;
const JAVASCRIPT = /\.[cm]?jsx?$/;

/** The specifier by which one file imports another, both repository-relative, in place of an earlier specifier. */
export function writeSpecifier(
  importer: string,
  module: string,
  { before, manner }: { before: string; manner: ExtensionManner },
): string {
  const relative = posix.relative(posix.dirname(importer), module);
  const dotted = relative.startsWith(".") ? relative : `./${relative}`;
  if (manner === "of-file") return dotted;
  if (manner === "of-output" || JAVASCRIPT.test(before)) return withOutputExtension(dotted, before);
  if (EXTENSION.test(before) || !CODE.test(dotted)) return dotted;
  const bare = dotted.replace(EXTENSION, "");
  return /(?:^|\/)index$/.test(before) ? bare : bare.replace(/\/index$/, "");
}

/** `a.ts` runs as `a.js`, `a.mts` as `a.mjs`; `a.tsx` as `a.jsx` only where that is the manner already. */
function withOutputExtension(path: string, before: string): string {
  const runs = path.replace(/(?:\.d)?\.(?<kind>[cm]?)tsx?$/, ".$<kind>js");
  return before.endsWith(".jsx") && path.endsWith(".tsx") ? runs.replace(/\.js$/, ".jsx") : runs;
}
