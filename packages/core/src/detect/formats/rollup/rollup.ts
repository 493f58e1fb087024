import type { Severity } from "../../../model/problem.ts";
import { parseBundlerMessage, parseRollupPlace, type BundlerMessage } from "../bundler-message.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { claim, ownPlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";
import { parseZeroBasedPlace } from "../zero-based-place.ts";

const HEADS: readonly (readonly [string, Severity])[] = [
  ["[!] ", "error"],
  ["(!) ", "warning"],
];
/** Vite says it in rollup's manner, with the errors below. */
const SCAN = "(!) Failed to run dependency scan.";
/** Vite tells so of its configuration, one line for each: `  - ESM syntax in a file loaded as CommonJS (vite.config.ts:1:1)`. */
const OF_CONFIGURATION = /^\(!\) Your Vite config /;
const NOTICE = /^(?: {2}- |Set `VITE_)/;
/** CocoaPods begins its errors as rollup does. */
const COCOAPODS =
  /did not pass validation|CocoaPods|Podfile|[Pp]odspec|`pod |a specification for `|\bpods?\b/;
const TYPESCRIPT = /^@rollup\/plugin-typescript (TS\d{1,6}): /;
const EXCERPT = /^(\d{1,9}): /;
const URL = "https://";
const IMPORTER = /\(imported by "([^"]+)"/;
/** What rollup and Vite go on with. */
const END = /^(?:created |\S+ → |vite v\d|error during build:|✗ Build failed|transforming)/;
/** VitePress says it in rollup's manner, and fails. */
const DEAD_LINK = /^\(!\) (Found dead link \S{1,400} in file (\S.*))$/s;
const MAX_LINES = 60;

/** What tools built on rollup (pkgroll, unbuild, tsdx) print of its errors. */
const UNRESOLVED =
  /^(?:\[error\] |(?:Rollup)?Error: )(Could not resolve ["'][^"']{1,400}["'] from ["']([^"']{1,400})["'])$/s;

/** Errors (`[!]`) and warnings (`(!)`) of rollup's command, and of tools that are built on it. */
export const rollup: LogFormat = {
  id: "rollup",
  title: "Rollup",
  glance: ["[!] ", "(!) ", "Could not resolve "],
  read: (window) => readDeadLink(window) ?? read(window) ?? readUnresolved(window),
};

/** `Error: Could not resolve "./gone/away" from "src/index.ts"`, where the line is not told. */
function readUnresolved(window: LogWindow): Match | undefined {
  const [, message, path] = UNRESOLVED.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (message === undefined || path === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: { path, line: 1 } }] };
}

/** `(!) Found dead link ./gone in file guide/index.md`; the path starts at the folder of the sources. */
function readDeadLink(window: LogWindow): Match | undefined {
  const [, message, path] = DEAD_LINK.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (message === undefined || path === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: { path, line: 1 } }] };
}

/** `[!] RollupError: src/main.js (3:23): Expected ',', got ';'`, its place and an excerpt below; columns from 0. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const head = HEADS.find(([start]) => text.startsWith(start));
  if (head === undefined || text.startsWith(SCAN) || COCOAPODS.test(text)) return undefined;
  const [start, severity] = head;
  const details = readDetails(window);
  const said = withTypeScript(parseBundlerMessage(text.slice(start.length).trimEnd()));
  const frames = details.map(parseV8Frame).filter((frame) => frame !== undefined);
  const place = said.place ?? placeBelow(details) ?? parseImporter(said.message) ?? ownPlace(frames);
  const finding: Finding = { severity, ...said };
  if (place !== undefined) finding.place = place;
  return { from: 0, to: 1 + details.length, findings: [finding] };
}

/** `@rollup/plugin-typescript TS2322: Type 'number' is not assignable to type 'string'.`; columns count from 1 there. */
function withTypeScript(said: BundlerMessage): BundlerMessage {
  const [label, code] = TYPESCRIPT.exec(said.message) ?? [];
  if (label === undefined || code === undefined) return said;
  const result: BundlerMessage = { message: said.message.slice(label.length), code };
  if (said.place !== undefined)
    result.place = claim(said.place.path, said.place.line, (said.place.column ?? 1) - 1);
  return result;
}

/** The lines below a headline, down to the stack's end or the next headline. */
function readDetails(window: LogWindow): string[] {
  const lines: string[] = [];
  const isNotice = OF_CONFIGURATION.test(window.text(0) ?? "");
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || text === "" || HEADS.some(([start]) => text.startsWith(start))) break;
    if (END.test(text) || (isNotice && !NOTICE.test(text))) break;
    lines.push(text);
  }
  return lines;
}

function placeBelow(details: readonly string[]): PathClaim | undefined {
  const line = details.find((text) => !text.startsWith(URL) && !text.startsWith("file:"));
  if (line === undefined || isV8Frame(line)) return undefined;
  const place = parseRollupPlace(line) ?? parseZeroBasedPlace(line);
  if (place !== undefined) return place;
  const importer = IMPORTER.exec(line)?.[1];
  const path = importer ?? (/^\S.*\.\w+$/.test(line) && !/: | -> /.test(line) ? line : undefined);
  return path === undefined ? undefined : { path, ...markedPosition(details) };
}

/** The line that a caret below the excerpt marks. */
function markedPosition(details: readonly string[]): { line: number; column?: number } {
  const caret = details.findIndex((text) => text.trim() === "^");
  const [gutter = "", line] = EXCERPT.exec(details[caret - 1] ?? "") ?? [];
  if (line === undefined) return { line: 1 };
  return { line: Number(line), column: (details[caret]?.indexOf("^") ?? 0) - gutter.length + 1 };
}
