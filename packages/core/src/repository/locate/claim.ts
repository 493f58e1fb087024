/** A path as a log tells it, taken apart. Nothing in it is believed: it only ever selects among the files of the workspace. */
export interface Claim {
  /** Without `.`, and without `..` save for those counted by `up`. */
  segments: readonly string[];
  /** Starts at a root: `/`, a drive, a share or a home folder. */
  absolute: boolean;
  /** How many folders a relative claim climbs before it descends. */
  up: number;
}

const MAXIMUM_LENGTH = 4096;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;
/** `\\?\C:\x` is Windows' long way to say `C:\x`. */
const DEVICE = /^\/\/[?.]\//;
const SCHEME = /^([a-z][a-z0-9+.-]+):\/\/([^/]*)(.*)$/i;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::\d{1,5})?$/i;
const BUNDLER = /^(?:webpack|webpack-internal|turbopack|rspack)$/i;
/** `(rsc)/./src/a.ts` as Next.js says it, `[project]/src/a.ts` as Turbopack does. */
const BUNDLER_LAYER = /^\/*(?:\([^()/]*\)|\[project\])\//;
const VITE_MODULE = /^\/@(?:id|vite|react-refresh)(?:\/|$)/;

/**
 * Takes a claim such as `D:\a\shop\shop\src\a.ts`, `file:///home/a%20b/x.ts`, `webpack://shop/./src/a.ts?1f2e` or `../b/x.ts`
 * apart. Undefined for what names no file of this machine's kind: other schemes, control characters, a novel.
 */
export function readClaim(path: string): Claim | undefined {
  if (path === "" || path.length > MAXIMUM_LENGTH) return undefined;
  const plain = withoutScheme(path.replaceAll("\\", "/").replace(DEVICE, "/"));
  if (plain === undefined || CONTROL.test(plain)) return undefined;
  const query = plain.lastIndexOf("?");
  const claim = split(query > 0 ? plain.slice(0, query) : plain);
  return claim.segments.length === 0 ? undefined : claim;
}

/** A relative claim as seen from a folder; an absolute one stays as it is. */
export function joinClaims(folder: Claim, claim: Claim): Claim {
  if (claim.absolute) return claim;
  const kept = folder.segments.slice(0, Math.max(0, folder.segments.length - claim.up));
  const climbed = Math.max(0, claim.up - folder.segments.length);
  const up = folder.absolute ? 0 : folder.up + climbed;
  return { segments: [...kept, ...claim.segments], absolute: folder.absolute, up };
}

/** The path without a URL around it: `file:`, a bundler's or a local server's; undefined for any other. */
function withoutScheme(path: string): string | undefined {
  const [, scheme, host = "", rest = ""] = SCHEME.exec(path) ?? [];
  if (scheme === undefined) return served(path);
  if (BUNDLER.test(scheme)) return bundled(rest);
  const decoded = decode(rest);
  if (scheme.toLowerCase() === "file") return host === "" ? decoded : `//${host}${decoded}`;
  if (/^https?$/i.test(scheme) && LOCAL_HOST.test(host)) return served(decoded);
  return undefined;
}

/** Vite serves files outside its root as `/@fs/home/me/x.ts`; what is no file has names of its own. */
function served(path: string): string | undefined {
  if (path.startsWith("/@fs/")) return path.slice("/@fs".length);
  return VITE_MODULE.test(path) ? undefined : path;
}

/** `webpack://@shop/web/./src/a.ts`: what follows `/./` is relative to the bundler's own folder. */
function bundled(rest: string): string {
  const inner = rest.replace(BUNDLER_LAYER, "/");
  const start = inner.lastIndexOf("/./");
  return start === -1 ? inner.replace(/^\/+/, "") : inner.slice(start + "/./".length);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function split(path: string): Claim {
  const rooted = path.startsWith("/") || /^~(?:\/|$)/.test(path) || /^[a-z]:/i.test(path);
  const segments: string[] = [];
  let up = 0;
  for (const segment of path.replace(/^~/, "").split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.length > 0) segments.pop();
    else up += 1;
  }
  return { segments, absolute: rooted, up: rooted ? 0 : up };
}
