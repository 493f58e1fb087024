import type { Claim } from "./claim.ts";
import type { SuffixIndex } from "./suffix-index.ts";
import { findCheckoutRoot, isSystemPath } from "./checkout-roots.ts";
import { joinClaims, readClaim } from "./claim.ts";
import { isOwnPath } from "../../detect/own-path.ts";
import { createSuffixIndex } from "./suffix-index.ts";

/**
 * `outside`: names a place that is not this workspace's own code. `unknown`: could be in it, but no file fits.
 * `ambiguous`: these fit equally well, sorted.
 */
export type LocateResult =
  | { status: "found"; file: string }
  | { status: "ambiguous"; files: string[] }
  | { status: "outside" | "unknown" };

export interface LocateContext {
  /** The folder the step ran in, as the log tells it, e.g. `packages/a`. */
  directory?: string;
}

export interface Locator {
  locate(path: string, context?: LocateContext): LocateResult;
}

/** One way of comparing names, and the place of the workspace in that spelling. */
interface View {
  index: SuffixIndex;
  root: readonly string[];
  fold: (path: string) => string;
}

/** Fewer equal segments than this at the end of two paths are a coincidence, like `index.js` and `/opt/x/index.js`. */
const TELLING_SEGMENTS = 2;
/** A log names the same files again and again; so many of its paths are looked up once. */
const MOST_KNOWN = 50_000;

/**
 * Finds the file that a log means by a path. `root` is the absolute path of the workspace, `files` its root-relative
 * POSIX paths; a result is always one of them. The longest end that path and file share decides; letter case only where
 * nothing else fits. Never throws and reads no disk.
 */
export function createLocator(root: string, files: readonly string[]): Locator {
  const exact = lazily(() => createView(root, files, (path) => path));
  const folded = lazily(() => createView(root, files, (path) => path.normalize("NFC").toLowerCase()));
  const known = new Map<string, LocateResult>();

  function find(path: string, context: LocateContext): LocateResult {
    const claim = isOwnPath(path) ? readClaim(path) : undefined;
    if (claim === undefined) return { status: "outside" };
    const directory = context.directory === undefined ? undefined : readClaim(context.directory);
    for (const view of [exact, folded]) {
      const found = locateFrom(view(), claim, directory);
      if (found.length > 0) return toResult(found);
    }
    return { status: mayBeInside(exact(), claim) ? "unknown" : "outside" };
  }

  return {
    locate(path, context = {}) {
      const key = `${context.directory ?? ""}\0${path}`;
      const result = known.get(key) ?? find(path, context);
      if (known.size < MOST_KNOWN) known.set(key, result);
      return result;
    },
  };
}

function createView(root: string, files: readonly string[], fold: (path: string) => string): View {
  return { index: createSuffixIndex(files, fold), root: readClaim(fold(root))?.segments ?? [], fold };
}

function toResult(files: readonly string[]): LocateResult {
  const [file] = files;
  if (files.length === 1 && file !== undefined) return { status: "found", file };
  return { status: "ambiguous", files: files.toSorted() };
}

/** Takes a relative claim first as seen from the step's folder, then as seen from anywhere. */
function locateFrom(view: View, claim: Claim, directory: Claim | undefined): readonly string[] {
  if (directory === undefined) return search(view, claim);
  if (!claim.absolute) {
    const found = search(view, joinClaims(directory, claim));
    if (found.length > 0) return found;
  }
  const found = search(view, claim);
  const near = found.length > 1 ? found.filter((file) => liesIn(view, file, directory)) : [];
  return near.length > 0 ? near : found;
}

/** Whether a file lies in a folder, both told in their own way: `packages/a/x.ts` does in `/app/packages/a`. */
function liesIn(view: View, file: string, directory: Claim): boolean {
  const own = ownPath(view, directory.segments);
  const start =
    own ??
    directory.segments.slice(directory.absolute ? (findCheckoutRoot(directory.segments)?.length ?? 0) : 0);
  return view.fold(file).startsWith(view.fold(`${start.join("/")}/`));
}

function search(view: View, claim: Claim): readonly string[] {
  if (!claim.absolute) return searchBelow(view, claim.segments, claim.up === 0 ? 1 : TELLING_SEGMENTS);
  const own = ownPath(view, claim.segments);
  if (own !== undefined) return view.index.exactly(own.join("/"));
  const checkout = findCheckoutRoot(claim.segments);
  if (checkout === undefined) return isSystemPath(claim.segments) ? [] : searchAnywhere(view, claim.segments);
  const below = claim.segments.slice(checkout.length);
  const found = searchBelow(view, below, TELLING_SEGMENTS);
  return found.length > 0 || !checkout.open ? found : searchDeeper(view, below);
}

/** The path is known from the checkout's root or a folder in it on: all of it must fit, or be a telling end of a file's. */
function searchBelow(view: View, segments: readonly string[], telling: number): readonly string[] {
  const whole = view.index.exactly(segments.join("/"));
  if (whole.length > 0) return whole;
  const inner = view.index.exactly(withoutWorkspaceFolder(view, segments).join("/"));
  if (inner.length > 0) return inner;
  return segments.length < telling ? [] : view.index.endingIn(segments.join("/"));
}

/** The checkout's root lies an unknown number of folders deeper: a whole repository path must fit. */
function searchDeeper(view: View, segments: readonly string[]): readonly string[] {
  for (let start = 1; start < segments.length; start++) {
    const below = segments.slice(start);
    const isRoot = view.fold(segments[start - 1] ?? "") === view.root.at(-1);
    const whole = below.length >= TELLING_SEGMENTS || isRoot ? view.index.exactly(below.join("/")) : [];
    if (whole.length > 0) return whole;
  }
  return [];
}

/** Nothing is known of where the path starts: the longest end that is telling decides, a whole repository path first. */
function searchAnywhere(view: View, segments: readonly string[]): readonly string[] {
  if (segments.length === 1) return view.index.exactly(segments.join("/"));
  for (let start = 0; segments.length - start >= TELLING_SEGMENTS; start++) {
    const end = segments.slice(start).join("/");
    const whole = view.index.exactly(end);
    const found = whole.length > 0 ? whole : view.index.endingIn(end);
    if (found.length > 0) return found;
  }
  return searchDeeper(view, segments);
}

/** The workspace may be a folder of the checkout: `packages/a/src/x.ts` is its `src/x.ts` where its root ends in `packages/a`. */
function withoutWorkspaceFolder(view: View, segments: readonly string[]): readonly string[] {
  for (let length = segments.length - 1; length > 0; length--) {
    const folder = segments.slice(0, length).map(view.fold);
    const tail = view.root.slice(-length);
    if (tail.length === length && tail.every((segment, index) => segment === folder[index]))
      return segments.slice(length);
  }
  return segments;
}

/** What follows the workspace's own place on this machine, or undefined where the path lies elsewhere. */
function ownPath(view: View, segments: readonly string[]): readonly string[] | undefined {
  const { root } = view;
  const isBelow =
    root.length > 0 &&
    root.length <= segments.length &&
    root.every((part, index) => part === view.fold(segments[index] ?? ""));
  return isBelow ? segments.slice(root.length) : undefined;
}

function mayBeInside(view: View, claim: Claim): boolean {
  if (!claim.absolute) return claim.up === 0;
  return ownPath(view, claim.segments) !== undefined || findCheckoutRoot(claim.segments) !== undefined;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
