import { parseErrorHead } from "../error-head.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const CARET = /^ *\^$/;
const BUILD = /^(error|warn): (\S.*)$/s;
const AT = /^ {3,4}at (?=\S)/;
const FOOTER = /^Bun v\d/;
const FAILED =
  /^error: (?:script "[^"]{1,200}" (?:exited with code|was terminated by)|\S{1,200} failed to resolve$)/;
const OWN =
  /^error: (?:Script not found "|lockfile had changes|No version matching |Module not found "(?!file:|https?:)|Cannot find module |\S{1,200} is unresolved|GET \S{1,400} - \d{3})/;
const FROM = /^Cannot find module '[^']{1,400}' from '([^']{1,400})'$/;
const MAX_EXCERPT = 8;
const MAX_LINES = 40;

/** Errors of Bun: of its bundler and parser, thrown by a program it runs, and of its package manager. */
export const bun: LogFormat = {
  id: "bun",
  title: "Bun",
  glance: ["error: ", "warn: ", "Error: "],
  read: (window) => readBuild(window) ?? readThrown(window) ?? readOwn(window),
};

/**
 * An excerpt with a caret, `error: Could not resolve: "./format.ts"`, `    at /home/runner/work/shop/shop/src/main.ts:2:24`.
 * At the end of a file there is nothing to show; then nothing but the place stands below.
 */
function readBuild(window: LogWindow): Match | undefined {
  const [, level, message] = BUILD.exec((window.text(0) ?? "").trimEnd()) ?? [];
  const at = window.text(1) ?? "";
  const place = AT.test(at) ? parsePlace(at.replace(AT, "").trimEnd()) : undefined;
  if (message === undefined || place === undefined) return undefined;
  const isShown = CARET.test(window.text(-1) ?? "");
  if (!isShown && (place.column === undefined || (window.text(2) ?? "").trim() !== "")) return undefined;
  const severity = level === "warn" ? "warning" : "error";
  return { from: isShown ? excerptStart(window) : 0, to: 2, findings: [{ severity, message, place }] };
}

function excerptStart(window: LogWindow): number {
  let from = -1;
  while (from > -MAX_EXCERPT && /^ *\d{1,9} \| /.test(window.text(from - 1) ?? "")) from -= 1;
  return from;
}

/** `TypeError: There is no order`, its stack, and `Bun v1.4.5 (Linux x64)` below. */
function readThrown(window: LogWindow): Match | undefined {
  const first = (window.text(0) ?? "").trimEnd();
  const said = first.startsWith("error: ") ? first.slice("error: ".length) : first;
  const head = parseErrorHead(said);
  if (head === undefined && said === first) return undefined;
  const lines: string[] = [said];
  const frames: FrameClaim[] = [];
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    const frame = parseV8Frame(text);
    if (frame !== undefined) frames.push(frame);
    else if (FOOTER.test(text)) return thrown(window, lines, frames, offset + 1);
    else if (text !== "" && !isV8Frame(text) && frames.length === 0) lines.push(text.trimEnd());
    else if (text !== "" && !/^ |^\}/.test(text)) return undefined;
  }
  return undefined;
}

function thrown(window: LogWindow, lines: readonly string[], frames: FrameClaim[], to: number): Match {
  const message = lines.filter((line, index) => index === 0 || !/^ *code: "/.test(line)).join("\n");
  const finding: Finding = { severity: "error", message };
  const from = CARET.test(window.text(-1) ?? "") ? excerptStart(window) : 0;
  const head = parseErrorHead(message);
  const code = head?.code ?? head?.name;
  const importer = FROM.exec(lines[0] ?? "")?.[1];
  const place =
    ownPlace(frames) ?? (importer === undefined ? parseImporter(message) : { path: importer, line: 1 });
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from, to, findings: [finding] };
}

/** `error: Script not found "nope"`; `error: script "build" exited with code 3` is a consequence. */
function readOwn(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const isFailed = FAILED.test(text);
  if (!isFailed && !OWN.test(text)) return undefined;
  const finding: Finding = { severity: "error", message: text.slice("error: ".length) };
  return { from: 0, to: 1, findings: [isFailed ? { ...finding, consequence: true } : finding] };
}
