import { parseBundlerMessage } from "../bundler-message.ts";
import { parseEsbuildLine } from "../esbuild-line.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { isOwnPath } from "../../own-path.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";
import { placeOfFrame } from "../place.ts";
import { parseSassPlace, settleSassPlace } from "../sass-place.ts";
import { parseZeroBasedPlace } from "../zero-based-place.ts";

const BUILD =
  /^error (?:during build|when starting (?:dev|preview) server|during (?:close|dependency optimization)):$|^build error:$/;
/** VitePress, which has listed them above. */
const DEAD_LINKS = /^\[vitepress\] \d{1,9} dead link\(s\) found\.$/;
const CONFIG = "failed to load config from ";
const SERVER = /(?:Internal server|Pre-transform) error: /;
const HANDED_ON = /(?:Build|Transform) failed with \d{1,6} errors?:$/;
const FILE = /^ {0,4}[Ff]ile: /;
const UNRESOLVED = /from "([^"]+)"/;
/** Sass's error once more, with its stack. */
const REPEATED = /^(?:\[sass\]|Error:|\w{1,40}Error: \[plugin|\[vite:[\w-]{1,40}\]|\[vitepress\]) /;
const VITE_8 = "Error: [vite]: ";
const ADVICE = "This is most likely unintended";
const SASS_EXCERPT = /^ {0,8}╷$/;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 20;

/** Errors of Vite's build and development server, and of VitePress; those of rolldown and esbuild below them are read by their own formats. */
export const vite: LogFormat = {
  id: "vite",
  title: "Vite",
  glance: [
    "error during ",
    "error when starting ",
    "build error:",
    CONFIG,
    "nternal server error: ",
    "re-transform error: ",
    "olldown failed to resolve import ",
  ],
  read: (window) =>
    readConfig(window) ?? readBuild(window, 0, undefined) ?? readServer(window) ?? readUnresolved(window),
};

/** From Vite 8, below `Build failed with 1 error:`: `Error: [vite]: Rolldown failed to resolve import "x" from "/home/shop/src/main.ts".` */
function readUnresolved(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  return text.startsWith(VITE_8) ? readError(window, text.slice(VITE_8.length), 0, undefined) : undefined;
}

/** `failed to load config from /home/runner/work/shop/shop/vite.config.js` stands above the error. */
function readConfig(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(CONFIG)) return undefined;
  return readBuild(window, 1, { path: text.slice(CONFIG.length).trim(), line: 1 });
}

/** `error during build:`, then `[vite:css] [postcss] /home/…/style.css:1:1: Unclosed block`, `file: /home/…/style.css:1:0`. */
function readBuild(window: LogWindow, start: number, config: PathClaim | undefined): Match | undefined {
  const first = window.text(start + 1) ?? "";
  if (!BUILD.test((window.text(start) ?? "").trimEnd()) || HANDED_ON.test(first.trimEnd())) return undefined;
  if (first.trim() === "") return undefined;
  if (DEAD_LINKS.test(first.trimEnd())) return readDeadLinks(window, first.trimEnd(), start + 2);
  return readError(window, first, start + 1, config);
}

function readDeadLinks(window: LogWindow, message: string, from: number): Match {
  const to = skipError(window, from);
  return { from: 0, to, findings: [{ severity: "error", message, consequence: true }] };
}

/** `[vite] Internal server error: Failed to resolve import "./format" from "src/main.ts". Does the file exist?` */
function readServer(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const label = SERVER.exec(text);
  if (label === null || HANDED_ON.test(text.trimEnd())) return undefined;
  return readError(window, text.slice(label.index + label[0].length), 0, undefined);
}

function readError(window: LogWindow, first: string, from: number, config: PathClaim | undefined): Match {
  const tail = readTail(window, from + 1);
  const to = skipError(window, from + 1 + tail.length);
  const said = parseBundlerMessage(first.trimEnd());
  const finding: Finding = { severity: "error", ...said, message: [said.message, ...tail].join("\n") };
  const thrown = config === undefined ? undefined : frameIn(window, to, config.path);
  const place =
    said.place ?? thrown ?? config ?? filePlace(window, from + 1, to) ?? importerOf(finding.message);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}

/** Where the configuration itself threw: `    at Object.<anonymous> (/home/runner/work/shop/shop/vite.config.ts:1:38)`. */
function frameIn(window: LogWindow, to: number, path: string): PathClaim | undefined {
  for (let offset = 1; offset < to; offset++) {
    const frame = parseV8Frame(window.text(offset) ?? "");
    if (frame?.path === path) return placeOfFrame(frame);
  }
  return undefined;
}

/** The further lines of the message. */
function readTail(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(from + lines.length);
    if (text === undefined || text.trim() === "" || isV8Frame(text) || text.startsWith(ADVICE)) break;
    if (SASS_EXCERPT.test(text)) break;
    if (/^ {0,4}(?:[Ff]ile|Plugin): /.test(text) || parseEsbuildLine(text) !== undefined) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

function filePlace(window: LogWindow, from: number, to: number): PathClaim | undefined {
  const texts = Array.from({ length: to - from }, (_, index) => window.text(from + index) ?? "");
  const file = texts.map(parseFileLine).find((each) => each !== undefined);
  const sass = texts.map(parseSassPlace).find((each) => each !== undefined);
  return sass === undefined ? file : settleSassPlace(sass, file?.path);
}

/** `  File: /home/runner/work/shop/shop/src/style.css:6:13`; for some plugins there is no name. */
function parseFileLine(text: string): PathClaim | undefined {
  if (!FILE.test(text)) return undefined;
  const path = text
    .replace(FILE, "")
    .replace(/ \([^()]*\)$/, "")
    .trim();
  return path === "[object Object]" ? undefined : (parseZeroBasedPlace(path) ?? { path, line: 1 });
}

function importerOf(message: string): PathClaim | undefined {
  const path = UNRESOLVED.exec(message)?.[1];
  const place = path === undefined ? parseImporter(message) : { path, line: 1 };
  return place !== undefined && isOwnPath(place.path) ? place : undefined;
}

/** Skips file, excerpt and stack, down to a line that is none of them. */
function skipError(window: LogWindow, from: number): number {
  let end = from;
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) break;
    const isAdvice = /^(?:This is most likely|If you do want to|`build\.)/.test(text);
    const isSource = SASS_EXCERPT.test(text) || /^(?:\d{1,9} │|\/\S|[A-Z]:\\)/.test(text);
    const isPart =
      FILE.test(text) || isV8Frame(text) || /^(?:\d{1,9}(?:: | {1,9}\|)| {2}|\})/.test(text) || isAdvice;
    if (isPart || isSource) end = offset + 1;
    else if (text.trim() !== "" && !REPEATED.test(text)) break;
  }
  return end;
}
