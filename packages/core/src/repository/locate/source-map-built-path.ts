import { findCheckoutRoot, isSystemPath } from "./checkout-roots.ts";
import { joinClaims, readClaim, type Claim } from "./claim.ts";

/** Folders that a server takes for its root, as seen from a package. */
const SERVED_FOLDERS = ["dist", "build", "out", "public"];
const SERVED = /^https?:/i;
const MAXIMUM_ENDS = 24;
/** Fewer equal segments at the end of two paths are a coincidence. */
const TELLING_SEGMENTS = 2;

export interface BuiltPathQuery {
  /** Segments of the workspace's own absolute path. */
  root: readonly string[];
  /** The packages' folders, root-relative, without the root itself. */
  packages: readonly string[];
  has(file: string): boolean;
  /** What lies in a folder. */
  names(folder: string): ReadonlySet<string>;
}

/**
 * The file that a log means by the path of a built file, such as `/app/dist/index.js`, `dist/index.js` or
 * `http://localhost:4173/assets/index-1f2e.js`, root-relative; undefined where none fits, or two equally well.
 * `directory` is the folder that the step ran in.
 */
export function findBuiltPath(
  path: string,
  directory: string | undefined,
  query: BuiltPathQuery,
): string | undefined {
  const claim = readClaim(path);
  if (claim === undefined) return undefined;
  const own = ownPath(claim, query.root);
  if (own !== undefined) return query.has(own) ? own : undefined;
  const ends = SERVED.test(path) ? servedEnds(claim) : endsOf(claim, directory);
  for (const end of ends) {
    if (query.has(end)) return end;
    const found = packagesWith(end, query);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** Looks for the file only where its first folder is, so that a path that is nowhere costs next to nothing. */
function packagesWith(end: string, { packages, has, names }: BuiltPathQuery): string[] {
  const first = end.split("/", 1)[0] ?? "";
  return packages
    .filter((folder) => names(folder).has(first))
    .map((folder) => `${folder}/${end}`)
    .filter((file) => has(file));
}

/** A path below the workspace's own place on this machine means that file alone. */
function ownPath({ absolute, segments }: Claim, root: readonly string[]): string | undefined {
  const isOwn = absolute && root.length > 0 && root.every((segment, index) => segment === segments[index]);
  return isOwn ? segments.slice(root.length).join("/") : undefined;
}

/** Every end of the path that may be one of the workspace, surest first. */
function endsOf(claim: Claim, directory: string | undefined): string[] {
  if (!claim.absolute) {
    const folder = directory === undefined ? undefined : readClaim(directory);
    const seen = folder === undefined ? [] : endsOf(joinClaims(folder, claim), undefined);
    return claim.up === 0 ? [...seen, claim.segments.join("/")] : seen;
  }
  const checkout = findCheckoutRoot(claim.segments)?.length;
  if (checkout === undefined && isSystemPath(claim.segments)) return [];
  const below = claim.segments.slice(checkout ?? 0);
  return below
    .map((_, start) => below.slice(start))
    .filter((end, start) => end.length >= TELLING_SEGMENTS || (start === 0 && checkout !== undefined))
    .slice(-MAXIMUM_ENDS)
    .map((end) => end.join("/"));
}

/** What Next.js serves as `_next` lies in `.next`. */
function servedEnds({ segments }: Claim): string[] {
  if (segments[0] === "_next") return [[".next", ...segments.slice(1)].join("/")];
  return SERVED_FOLDERS.map((folder) => [folder, ...segments].join("/"));
}
