import type { FrameClaim, PathClaim } from "../formats/format.ts";
import { ownDotnetPlace, parseDotnetFrame } from "../formats/dotnet-trace.ts";
import { ownGoPlace } from "../formats/go-trace.ts";
import type { LineReader } from "../formats/line-reader.ts";
import { claim, ownPlace } from "../formats/place.ts";
import { ownRubyPlace, parseRubyFrame } from "../formats/ruby-frame.ts";
import { isV8Frame, parseV8Frame } from "../formats/v8-frame.ts";

/** Where a line that no format read says that it failed. */
export interface Stack {
  place?: PathClaim;
  /** Innermost first. */
  frames?: FrameClaim[];
}

/** Lines of an error's message above its stack. */
const MOST_MESSAGE_LINES = 6;
const MOST_LINES = 60;
const GO_PLACE = /^\t(\S{1,300}\.go):(\d{1,9})(?: \+0x[\da-f]+)?$/;
const RUBY_CALL = /:in [`']/;
/** `config/shop.xml:12:3: parser error`, also behind the name of an error; no time, no address. */
const PLACE =
  /^(?:[A-Z]\w{0,60}(?:Error|Exception): )?([^\s:'"(]{1,300}\.[A-Za-z]\w{0,9}):(\d{1,9})(?::(\d{1,9}))?: /;

/** How one runtime prints where it was. */
interface StackLayout {
  parse(text: string): FrameClaim | undefined;
  /** Lines that belong to a stack without naming a place. */
  isPart(text: string): boolean;
  own(frames: readonly FrameClaim[]): PathClaim | undefined;
}

const LAYOUTS: readonly StackLayout[] = [
  { parse: parseV8Frame, isPart: isV8Frame, own: ownPlace },
  { parse: parseRubyCall, isPart: isRubyCall, own: ownRubyPlace },
  { parse: parseDotnetFrame, isPart: isV8Frame, own: ownDotnetPlace },
  { parse: parseGoPlace, isPart: (text) => /^\S+[\w)]$/.test(text), own: ownGoPlace },
];

/** Whether a stack follows directly: `Error: logged` above `    at load (/home/shop/lib/load.js:3:32)`. */
export function isAboveStack(line: LineReader): boolean {
  const [first = "", second = ""] = [line(1), line(2)];
  if (isV8Frame(first)) return parseV8Frame(first) !== undefined || isV8Frame(second);
  return parseRubyCall(first) !== undefined;
}

/** The stack below a line, else the place that the line begins with. */
export function readStack(line: LineReader): Stack {
  for (const layout of LAYOUTS) {
    const frames = readFrames(line, layout);
    const place = layout.own(frames) ?? undefined;
    if (frames.length > 0) return place === undefined ? { frames } : { place, frames };
  }
  const [, path, row, column] = PLACE.exec(line(0) ?? "") ?? [];
  if (path === undefined) return {};
  return { place: claim(path, Number(row), column === undefined ? undefined : Number(column)) };
}

function readFrames(line: LineReader, { parse, isPart }: StackLayout): FrameClaim[] {
  const start = Array.from({ length: MOST_MESSAGE_LINES }, (_, index) => index + 1).find(
    (offset) => parse(line(offset) ?? "") !== undefined,
  );
  const frames: FrameClaim[] = [];
  if (start === undefined) return frames;
  for (let offset = start; offset < start + MOST_LINES; offset++) {
    const text = line(offset) ?? "";
    const frame = parse(text);
    if (frame !== undefined) frames.push(frame);
    else if (!isPart(text)) break;
  }
  return frames;
}

/** Whether a line is of a stack of Ruby, which is not always indented: `lib/cart.rb:2:in `fetch'`. */
export function isRubyCall(text: string): boolean {
  return RUBY_CALL.test(text);
}

function parseRubyCall(text: string): FrameClaim | undefined {
  return isRubyCall(text) ? parseRubyFrame(text.replace(/^\s*(?:from )?/, "")) : undefined;
}

function parseGoPlace(text: string): FrameClaim | undefined {
  const [, path, line] = GO_PLACE.exec(text) ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
}
