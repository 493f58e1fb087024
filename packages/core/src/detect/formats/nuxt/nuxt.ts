import { parseBundlerMessage } from "../bundler-message.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { parseZeroBasedPlace } from "../zero-based-place.ts";

const BUILD = /^(?:■ {1,3}|\s{0,2}(?:\[error\]|ERROR) {1,3})?Nuxt [Bb]uild [Ee]rror: (\S.*)$/s;
const FAILED = /^\[error\] (✗ Build failed in .*)$/s;
const LOGGED = /^\[error\] (\S.*)$/s;
const PARSE_ERROR = "ParseError: ";
const BAR = /^│ {0,2}/;
const FILE = /^ {0,4}file: (\S.*)$/s;
const MAX_LINES = 24;

/** Errors of `nuxt build`, which draws a line at the left. */
export const nuxt: LogFormat = {
  id: "nuxt",
  title: "Nuxt",
  glance: ["Nuxt build error: ", "Nuxt Build Error: ", "[error] "],
  read: (window) => readBuild(window) ?? readLogged(window),
};

/** `■  Nuxt build error: RollupError: [vite:vue] app/app.vue (1:16): Interpolation end sign was not found.`, `│  file: /home/…/app.vue:1:16` */
function readBuild(window: LogWindow): Match | undefined {
  const first = BUILD.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (first === undefined) return undefined;
  const said = parseBundlerMessage(first);
  const finding: Finding = { severity: "error", ...said };
  const below = readFile(window);
  const place = said.place ?? below?.place ?? importerOf(said.message);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: below?.to ?? 1, findings: [finding] };
}

/** Rollup names the part of a component that imports: `(imported by app/pages/index.vue?vue&type=script)`. */
function importerOf(message: string): PathClaim | undefined {
  const importer = parseImporter(message);
  return importer === undefined ? undefined : { ...importer, path: importer.path.split("?", 1)[0] ?? "" };
}

/** Whether the error itself stands right below. */
function isToldBelow(window: LogWindow): boolean {
  return [1, 2, 3].some((offset) => BUILD.test((window.text(offset) ?? "").trimEnd()));
}

function readFile(window: LogWindow): { place: PathClaim; to: number } | undefined {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    const path = FILE.exec(text.replace(BAR, "").trimEnd())?.[1];
    if (path !== undefined) return { place: toPlace(path), to: offset + 1 };
  }
  return undefined;
}

/** Parts of a component carry a query behind the path. */
function toPlace(path: string): PathClaim {
  const query = path.indexOf("?");
  return query === -1
    ? (parseZeroBasedPlace(path) ?? { path, line: 1 })
    : { path: path.slice(0, query), line: 1 };
}

/** ``[error] Could not load `nope-module`. Is it installed?`` with a stack in Nuxt itself */
function readLogged(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const failed = FAILED.exec(text)?.[1];
  if (failed !== undefined && isToldBelow(window)) return { from: 0, to: 1, findings: [] };
  if (failed !== undefined)
    return { from: 0, to: 1, findings: [{ severity: "error", message: failed, consequence: true }] };
  const message = LOGGED.exec(text)?.[1];
  if (message === undefined) return undefined;
  const unparsed = readUnparsed(window, message);
  if (unparsed !== undefined) return unparsed;
  let to = 1;
  let isNuxt = false;
  while (to < MAX_LINES && /^ {2}at /.test(window.text(to) ?? "")) {
    isNuxt ||= /nuxt|nitro/.test(window.text(to) ?? "");
    to += 1;
  }
  return isNuxt ? { from: 0, to, findings: [{ severity: "error", message }] } : undefined;
}

/** `[error] ParseError: Unexpected token, expected ","`, and below ` /home/runner/work/shop/nuxt.config.ts:2:0` */
function readUnparsed(window: LogWindow, message: string): Match | undefined {
  const below = message.startsWith(PARSE_ERROR) ? window.text(1) : undefined;
  const place = below?.startsWith(" ") === true ? parseZeroBasedPlace(below.trim()) : undefined;
  if (place === undefined) return undefined;
  return { from: 0, to: 2, findings: [{ code: "ParseError", severity: "error", message, place }] };
}
