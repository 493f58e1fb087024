import { posix } from "node:path";
import { readClaim } from "./claim.ts";
import { isOwnPath } from "../../detect/own-path.ts";
import type { LocateContext, Locator } from "./locate.ts";
import { parseSourceMap, type MappedPlace, type SourceMap, type TextPlace } from "./source-map.ts";
import { findBuiltPath } from "./source-map-built-path.ts";
import { createBuiltFiles, type BuiltFiles } from "./source-map-files.ts";
import { locateSource } from "./source-map-source.ts";
import { readSourceMapLink } from "./source-map-url.ts";

/** A place as a log tells it. */
export interface ClaimedPlace extends TextPlace {
  path: string;
}

export interface SourceMaps {
  /**
   * The claim for what a place in a built file was built from: an absolute path below the workspace, or
   * `node_modules/…` where a dependency was bundled. Undefined where nothing in the workspace tells. Never throws.
   */
  follow(place: ClaimedPlace, context?: FollowContext): ClaimedPlace | undefined;
}

export interface FollowContext extends LocateContext {
  /** True: a built file that the repository lists stands for itself, as where a linter complains about it. */
  unlistedOnly?: boolean;
}

export interface Workspace {
  /** Absolute real path. */
  root: string;
  /** Root-relative POSIX paths. */
  files: readonly string[];
}

interface MappedFile {
  map: SourceMap;
  /** The length of each of its lines. */
  lengths: readonly number[];
  /** The folder that the map's relative sources start at, root-relative. */
  folder: string;
}

interface FoundMap {
  /** The built file's text. */
  built: string;
  /** The file it lies in. */
  file: string;
  read(): string | undefined;
}

const BUILT_FILE = /\.[cm]?js$/i;
const MAXIMUM_BUILT_FILES = 200;
const MAXIMUM_MAPS = 20;
/** Mapped places in all maps of a run: each takes some hundred bytes of memory. */
const MAXIMUM_SIZE = 8_000_000;
const MAXIMUM_LINES = 2_000_000;
const MAXIMUM_PACKAGES = 200;
const MANIFEST = "/package.json";

/**
 * Follows the source maps that lie in a workspace, beside built files or inside them, also where git ignores them.
 * What they say is believed only as far as `locator` finds a file of the workspace by it.
 */
export function createSourceMaps({ root, files }: Workspace, locator: Locator): SourceMaps {
  const builtFiles = createBuiltFiles(root);
  const query = {
    root: readClaim(root)?.segments ?? [],
    packages: files
      .filter((file) => file.endsWith(MANIFEST))
      .slice(0, MAXIMUM_PACKAGES)
      .map((file) => file.slice(0, -MANIFEST.length)),
    has: builtFiles.has,
    names: builtFiles.names,
  };
  const mappedFile = rememberingMaps(builtFiles);

  function builtPath(path: string, context: FollowContext): string | undefined {
    const result = locator.locate(path, context);
    if (result.status === "found") return context.unlistedOnly === true ? undefined : result.file;
    return findBuiltPath(path, context.directory, query);
  }

  return {
    follow({ path, line, column }, context = {}) {
      if (!isBuiltFile(path)) return undefined;
      const built = builtPath(path, context);
      const mapped = built === undefined ? undefined : mappedFile(built);
      const place = { line, ...(column === undefined ? {} : { column }) };
      const traced = mapped === undefined ? undefined : trace(place, mapped);
      if (mapped === undefined || traced === undefined) return undefined;
      const { source, ...origin } = traced;
      const located = locateSource(source, mapped.folder, root, locator);
      if (located === undefined) return undefined;
      return { path: "file" in located ? `${root}/${located.file}` : located.dependency, ...origin };
    },
  };
}

/** A place that the file does not have is of another build, which this map knows nothing of. */
function trace(place: TextPlace, { map, lengths }: MappedFile): MappedPlace | undefined {
  const { line, column = 1 } = place;
  return column > (lengths[line - 1] ?? 0) + 1 ? undefined : map.trace(place);
}

function isBuiltFile(path: string): boolean {
  return isOwnPath(path) && BUILT_FILE.test(path.split(/[?#]/, 1)[0] ?? "");
}

/** Reads the map of each built file once, and so many in all, readable or not. */
function rememberingMaps(builtFiles: BuiltFiles): (built: string) => MappedFile | undefined {
  const known = new Map<string, MappedFile | undefined>();
  let maps = 0;
  let sizeLeft = MAXIMUM_SIZE;
  function readMap(built: string): MappedFile | undefined {
    const found = findMap(built, builtFiles);
    if (found === undefined) return undefined;
    maps += 1;
    const map = parseSourceMap(found.read() ?? "", sizeLeft);
    sizeLeft -= map?.size ?? 0;
    if (map === undefined) return undefined;
    return { map, lengths: lineLengths(found.built), folder: posix.dirname(found.file) };
  }
  return (built) => {
    if (!known.has(built) && known.size < MAXIMUM_BUILT_FILES && maps < MAXIMUM_MAPS)
      known.set(built, readMap(built));
    return known.get(built);
  };
}

function lineLengths(text: string): number[] {
  const lengths: number[] = [];
  for (let start = 0; start <= text.length && lengths.length < MAXIMUM_LINES;) {
    const end = text.indexOf("\n", start);
    const next = end === -1 ? text.length : end;
    lengths.push(next - start);
    start = next + 1;
  }
  return lengths;
}

/** The map that a built file holds or names, else the one beside it: bundlers write that for a file that shall not tell. */
function findMap(built: string, builtFiles: BuiltFiles): FoundMap | undefined {
  const text = builtFiles.read(built);
  if (text === undefined) return undefined;
  const link = readSourceMapLink(text);
  if (link !== undefined && "map" in link) return { built: text, file: built, read: () => link.map };
  const named = link === undefined ? undefined : pathOfUrl(link.url, posix.dirname(built));
  const file = [named, `${built}.map`].find((path) => path !== undefined && builtFiles.has(path));
  return file === undefined ? undefined : { built: text, file, read: () => builtFiles.read(file) };
}

/** Undefined for the URL of a server. */
function pathOfUrl(url: string, folder: string): string | undefined {
  const claim = /^[a-z][a-z0-9+.-]*:|^\//i.test(url) ? undefined : readClaim(url);
  if (claim === undefined) return undefined;
  return posix.join(folder, "../".repeat(claim.up), decoded(claim.segments.join("/")));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
