import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

const IMPORTED_FROM = " imported from ";
const FAILED_TO_RESOLVE = /^(?:Error: )?Failed to resolve \S+ from (\S+)$/;
/** What rollup could not load. */
const LOADED_BY = /^Could not load .{1,400} \(imported by ([^()]{1,400})\): /;
/** Vite quotes the file that imports. */
const QUOTED = /^'([^']{1,400})'$/;
/** A configuration of Mocha that cannot be parsed. */
const UNPARSABLE =
  /^Error: Unable to read\/parse (\S.{0,400}?\.\w{1,5}): .{0,400}?(?: \((\d{1,9}):(\d{1,9})\))?$/;
const UNKNOWN_EXTENSION = 'Unknown file extension "';

/**
 * The file an error of the module loader names; its stack holds Node's own code only. The line is not known:
 * `Cannot find module '/home/shop/src/total.js' imported from /home/shop/src/index.js`,
 * `Unknown file extension ".ts" for /home/shop/src/index.ts`, `Failed to resolve /src/main.ts from /home/shop/index.html`,
 * `Could not load /home/shop/src/data.json (imported by src/main.ts): Debug Failure.`,
 * `Unable to read/parse .mocharc.yml: YAMLException: deficient indentation (3:1)`.
 */
export function parseImporter(message: string): PathClaim | undefined {
  const first = message.split("\n", 1)[0] ?? "";
  const from = first.lastIndexOf(IMPORTED_FROM);
  if (from !== -1) return fileClaim(first.slice(from + IMPORTED_FROM.length));
  const named = (FAILED_TO_RESOLVE.exec(first) ?? LOADED_BY.exec(first))?.[1];
  if (named !== undefined) return fileClaim(named);
  const [, file, line = "1", column] = UNPARSABLE.exec(first) ?? [];
  if (file !== undefined) return claim(file, Number(line), column === undefined ? undefined : Number(column));
  const extension = first.indexOf(UNKNOWN_EXTENSION);
  const path = extension === -1 ? -1 : first.indexOf('" for ', extension + UNKNOWN_EXTENSION.length);
  return path === -1 ? undefined : fileClaim(first.slice(path + '" for '.length));
}

function fileClaim(path: string): PathClaim | undefined {
  const trimmed = path.trim().replace(QUOTED, "$1");
  return /[\\/]/.test(trimmed) ? { path: trimmed, line: 1 } : undefined;
}
