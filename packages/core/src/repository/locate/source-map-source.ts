import { posix } from "node:path";
import { isOwnPath } from "../../detect/own-path.ts";
import type { Locator } from "./locate.ts";

/** The file of the workspace that a map names, or the dependency. */
export type MappedSource = { file: string } | { dependency: string };

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
/** `webpack://shop/./src/a.ts`: what stands before the module's path from the bundler's folder. */
const BUNDLER = /^(?:webpack|webpack-internal|turbopack|rspack):\/\/[^/]*\/(?:\([^()/]*\)\/|\[project\]\/)?/i;
const DEPENDENCIES = "node_modules/";
const MAXIMUM_LENGTH = 4096;

/**
 * Looks up what a source map calls a source: `../src/cart.ts` as seen from the map's own folder, `webpack://shop/./src/cart.ts`
 * as seen from the folders around it, an absolute path as a log's. Both folder and answer are root-relative; `root` is
 * the workspace's absolute path. Undefined where no file of the workspace fits.
 */
export function locateSource(
  source: string,
  folder: string,
  root: string,
  locator: Locator,
): MappedSource | undefined {
  if (source.length > MAXIMUM_LENGTH) return undefined;
  const path = source.replaceAll("\\", "/");
  if (!isOwnPath(path)) return dependencyOf(path);
  const paths = [...new Set([path, decode(path)])].flatMap((spelling) =>
    possiblePaths(spelling, folder, root),
  );
  for (const candidate of paths) {
    const result = locator.locate(candidate);
    if (result.status === "found") return { file: result.file };
  }
  return undefined;
}

/** Absolute paths below the root mean that file alone. */
function possiblePaths(path: string, folder: string, root: string): string[] {
  if (path.startsWith("/") || /^(?:[a-z]:\/|file:)/i.test(path)) return [path];
  if (!SCHEME.test(path)) return below(posix.join(folder, path), root);
  if (!BUNDLER.test(path)) return [];
  const bundled = path.replace(BUNDLER, "").split("?", 1)[0] ?? "";
  const inner = bundled.slice(bundled.lastIndexOf("/./") + 1);
  return foldersAround(folder).flatMap((around) => below(posix.join(around, inner), root));
}

function below(path: string, root: string): string[] {
  return path.startsWith("../") || path.startsWith("/") ? [] : [`${root}/${path}`];
}

/** `packages/web/dist`, `packages/web`, `packages`, and the root. */
function foldersAround(folder: string): string[] {
  const segments = folder.split("/").filter((segment) => segment !== "" && segment !== ".");
  return [...segments.map((_, index) => segments.slice(0, segments.length - index).join("/")), ""];
}

function dependencyOf(path: string): MappedSource | undefined {
  const start = path.indexOf(DEPENDENCIES);
  const dependency = path.slice(start);
  return start === -1 || dependency.includes("..") ? undefined : { dependency };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
