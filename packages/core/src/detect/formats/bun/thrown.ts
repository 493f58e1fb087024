import { parseErrorHead } from "../error-head.ts";
import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { ownPlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

/** What Bun prints below the last stack of a program that it ran: `Bun v1.4.5 (Linux x64)`. */
export const FOOTER = "Bun v";

const CARET = /^ *\^$/;
const EXCERPT = /^ *\d{1,9} \| /;
const FROM = /^Cannot find (?:module|package) '[^']{1,400}' from '([^']{1,400})'$/;
/** A property of an error, its names aligned to the right: ` code: "E_CART"`, `generatedMessage: true,`. */
const PROPERTY = /^ *[a-z]\w*: (?:\S.*)$/i;
const MAX_EXCERPT = 8;
const MAX_LINES = 60;

interface Block {
  lines: string[];
  frames: FrameClaim[];
  /** Offset of the first line, the excerpt included. */
  from: number;
  to: number;
}

/**
 * `TypeError: There is no order`, its stack, and `Bun v1.4.5 (Linux x64)` below. Errors of an AggregateError follow without
 * an empty line, a cause below one. An error of a class with any name is found from the line at the end.
 */
export function readThrown(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (text.startsWith(FOOTER)) return readAbove(window);
  return parseErrorHead(withoutLevel(text)) !== undefined || text.startsWith("error: ")
    ? readBlocks(window, 0)
    : undefined;
}

/** The first error whose lines lead down to the one at 0. */
function readAbove(window: LogWindow): Match | undefined {
  for (let offset = -MAX_LINES; offset < -1; offset++) {
    if (!CARET.test(window.text(offset) ?? "")) continue;
    const match = readBlocks(window, offset + 1);
    if (match?.to === 1) return match;
  }
  return undefined;
}

function readBlocks(window: LogWindow, from: number): Match | undefined {
  const findings: Finding[] = [];
  let start = from;
  let isCause = false;
  while (start < from + MAX_LINES) {
    const block = readBlock(window, start);
    if (block === undefined) return undefined;
    const last = findings.at(-1);
    if (isCause && last !== undefined) last.frames = [...(last.frames ?? []), ...block.frames];
    else findings.push(toFinding(block));
    const next = window.text(block.to) === "" ? block.to + 1 : block.to;
    if (window.text(next)?.startsWith(FOOTER) === true)
      return { from: findings[0]?.lines?.from ?? from, to: next + 1, findings: spread(findings, next) };
    isCause = next > block.to;
    start = skipExcerpt(window, next);
    if (start === next) return undefined;
  }
  return undefined;
}

/** One error stands in all the lines. */
function spread(findings: Finding[], to: number): Finding[] {
  const [only] = findings;
  if (only?.lines === undefined || findings.length > 1) return findings;
  return [{ ...only, lines: { from: only.lines.from, to } }];
}

function readBlock(window: LogWindow, start: number): Block | undefined {
  const lines: string[] = [];
  const frames: FrameClaim[] = [];
  let offset = start;
  for (; offset < start + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    const isFrame = isV8Frame(text);
    const frame = isFrame ? parseV8Frame(text) : undefined;
    if (frame !== undefined) frames.push(frame);
    if (text.startsWith(FOOTER) || (!isFrame && (frames.length > 0 || EXCERPT.test(text)))) break;
    if (!isFrame) lines.push(text.trimEnd());
  }
  if ((lines[0] ?? "") === "") return undefined;
  const isShown = CARET.test(window.text(start - 1) ?? "");
  const to = frames.length === 0 && lines.at(-1) === "" ? offset - 1 : offset;
  return { lines, frames, from: isShown ? excerptStart(window, start) : start, to };
}

function skipExcerpt(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < from + MAX_EXCERPT && EXCERPT.test(window.text(offset) ?? "")) offset += 1;
  return CARET.test(window.text(offset) ?? "") ? offset + 1 : offset;
}

/** Offset of the first line of an excerpt whose caret stands above an offset. */
export function excerptStart(window: LogWindow, below: number): number {
  let from = below - 1;
  while (from > below - 1 - MAX_EXCERPT && EXCERPT.test(window.text(from - 1) ?? "")) from -= 1;
  return from;
}

function toFinding({ lines, frames, from, to }: Block): Finding {
  const said = [withoutLevel(lines[0] ?? ""), ...withoutProperties(lines).slice(1)];
  const message = said.filter((line) => line !== "").join("\n");
  const finding: Finding = { severity: "error", message, lines: { from, to: to - 1 } };
  const head = parseErrorHead(message);
  const code = head?.code ?? head?.name;
  const importer = FROM.exec(said[0] ?? "")?.[1];
  const place =
    ownPlace(frames) ?? (importer === undefined ? parseImporter(message) : { path: importer, line: 1 });
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** Below properties, and only there, an empty line stands above the stack. */
function withoutProperties(lines: readonly string[]): readonly string[] {
  const first = lines.at(-1) === "" ? lines.findIndex((line, index) => index > 0 && PROPERTY.test(line)) : -1;
  return first === -1 ? lines : lines.slice(0, first);
}

function withoutLevel(line: string): string {
  return line.startsWith("error: ") ? line.slice("error: ".length) : line;
}
