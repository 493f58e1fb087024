import { parseBundlerMessage } from "../bundler-message.ts";
import type { Finding, FrameClaim, LogWindow, PathClaim } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { parseSassPlace, settleSassPlace } from "../sass-place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";
import { parseZeroBasedPlace } from "../zero-based-place.ts";
import { parseHead, type Head } from "./head.ts";

/** One message of rolldown, and the first entry after it. */
export interface Item {
  finding: Finding;
  to: number;
  /** Whether nothing but its code says how bad it is. */
  isBare: boolean;
}

/** What Vite puts before the first line of a configuration: columns in it are not the file's. */
const INJECTED = "const __vite_injected_original_";
export const DIAGRAM = "╭─[ ";
const DIAGRAM_END = /^─+╯$/;
const EXCERPT = /^\d{1,9}: |^ {0,8}╷$/;
const FILE = /^(?:\/|[A-Za-z]:[\\/]|\.{1,2}[\\/])\S.*\.\w{1,8}$/;
const CAUSED_BY = "Caused by:";
/** Shown where `RUST_BACKTRACE` is set. */
const BACKTRACE = "Stack backtrace:";
const BACKTRACE_FRAME = /^ {2,4}\d{1,4}: \S|^ {13}at \S/;
const MAX_BACKTRACE = 80;
const MAX_MESSAGE_LINES = 20;
const MAX_STACK = 20;
const MAX_DIAGRAM_LINES = 60;

/**
 * Reads a message with the drawing below it:
 * `[MISSING_EXPORT] "totals" is not exported by "src/cart.ts".`, `   ╭─[ src/main.ts:1:17 ]`; or of a plugin:
 * `[plugin checker] /home/runner/work/shop/shop/src/cart.ts:3:7` (columns from 0), `RolldownError: no carts here`.
 */
export function readItem(window: LogWindow, from: number): Item | undefined {
  const head = parseHead(window.text(from) ?? "");
  if (head === undefined) return undefined;
  const tail = readTail(window, from + 1);
  const end = from + 1 + tail.length;
  const text = window.text(end) ?? "";
  const { isBare } = head;
  if (!text.includes(DIAGRAM)) {
    const cause = readCause(window, end);
    if (cause !== undefined) return { finding: toFinding(head, [...tail, cause.text]), to: cause.to, isBare };
    const finding = toFinding(head, tail);
    const thrown = head.isPlugin && finding.place === undefined ? thrownAt(window, end) : undefined;
    return { finding: thrown === undefined ? finding : { ...finding, place: thrown }, to: end, isBare };
  }
  const close = text.indexOf(" ]", text.indexOf(DIAGRAM));
  const place = wholeFile(parsePlace(text.slice(text.indexOf(DIAGRAM) + DIAGRAM.length, close)));
  const finding = toFinding(head, tail);
  const to = diagramEnd(window, end);
  const isInjected = window.text(end + 2)?.includes(INJECTED) === true;
  const located = place !== undefined && isInjected ? { path: place.path, line: place.line } : place;
  return { finding: located === undefined ? finding : { ...finding, place: located }, to, isBare };
}

/** What made a plugin of rolldown's own fail: `Caused by:`, `    expected value at line 1 column 7`, perhaps a stack of numbers alone. */
function readCause(window: LogWindow, from: number): { text: string; to: number } | undefined {
  if (window.text(from)?.trim() !== "" || window.text(from + 1)?.trimEnd() !== CAUSED_BY) return undefined;
  const text = window.text(from + 2) ?? "";
  if (!text.startsWith("    ")) return undefined;
  let to = from + 3;
  if (window.text(to)?.trim() === "" && window.text(to + 1)?.trimEnd() === BACKTRACE) to += 2;
  while (to < from + MAX_BACKTRACE && BACKTRACE_FRAME.test(window.text(to) ?? "")) to += 1;
  return { text: text.trim(), to };
}

/** Parts of a component carry a query behind the path: `src/App.vue?vue&type=script&lang.ts:3:20`. */
function wholeFile(place: PathClaim | undefined): PathClaim | undefined {
  return place === undefined ? undefined : { ...place, path: place.path.split("?", 1)[0] ?? "" };
}

/** Where a plugin of the project's own threw. */
function thrownAt(window: LogWindow, from: number): PathClaim | undefined {
  const frames: FrameClaim[] = [];
  for (let offset = from; offset < from + MAX_STACK && isV8Frame(window.text(offset) ?? ""); offset++) {
    const frame = parseV8Frame(window.text(offset) ?? "");
    if (frame !== undefined) frames.push(frame);
  }
  return ownPlace(frames);
}

/** The further lines of a message. */
function readTail(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(from + lines.length);
    const isEnd = text === undefined || text.trim() === "" || isV8Frame(text) || text.includes(DIAGRAM);
    if (isEnd || parseHead(text) !== undefined) break;
    lines.push(text.trimEnd());
  }
  return lines;
}

function toFinding({ code, severity, message, isPlugin }: Head, tail: readonly string[]): Finding {
  const place = isPlugin ? pluginPlace(message, tail) : undefined;
  const isTold = place !== undefined || message === "" || (isPlugin && isVirtual(message));
  const lines = isTold ? tail : [message, ...tail];
  const [first = "", ...rest] = lines.slice(0, textEnd(lines));
  const said = parseBundlerMessage(first);
  const told = place === undefined ? undefined : withoutPlace(said.message, message);
  const finding: Finding = { severity, message: told ?? [said.message, ...rest].join("\n") };
  const where = said.place ?? place;
  if (code !== undefined) finding.code = code;
  if (where !== undefined) finding.place = where;
  return finding;
}

/** Names of modules that no file holds begin with a NUL. */
function isVirtual(text: string): boolean {
  return text.startsWith("\0");
}

/** Behind a plugin's name stands the file, mostly with a position; Sass tells it below its excerpt. */
function pluginPlace(text: string, tail: readonly string[]): PathClaim | undefined {
  const place = parseZeroBasedPlace(text);
  if (place !== undefined || tail.length === 0 || !FILE.test(text)) return place;
  const told = tail.map(parseSassPlace).find((each) => each !== undefined);
  return told === undefined ? { path: text, line: 1 } : settleSassPlace(told, text);
}

/** vite-plugin-svelte tells the place once more: `/home/shop/src/App.svelte:2:18 Unexpected token`, then a link and an excerpt. */
function withoutPlace(message: string, place: string): string | undefined {
  return message.startsWith(`${place} `) ? message.slice(place.length + 1) : undefined;
}

function textEnd(lines: readonly string[]): number {
  const end = lines.findIndex((line, index) => index > 0 && EXCERPT.test(line));
  return end === -1 ? lines.length : end;
}

function diagramEnd(window: LogWindow, from: number): number {
  for (let offset = from + 1; offset < from + MAX_DIAGRAM_LINES; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || text === "") return offset;
    if (DIAGRAM_END.test(text)) return offset + 1;
  }
  return from + 1;
}
