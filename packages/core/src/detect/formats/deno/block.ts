import type { FrameClaim, LogWindow } from "../format.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

/** The lines of an error of Deno, above its stack. */
export interface Block {
  /** The message's further lines. */
  tail: string[];
  frames: FrameClaim[];
  to: number;
}

const MARK = /^[\s|]*[~^]+$/;
const EXCERPT_EDGE = /^ {2,8}\|$/;
const HINT = /^ {2,4}(?:hint|info): /;
const MAX_LINES = 40;

/** The errors of an AggregateError stand between its message and its stack, each with a stack deeper than that. */
const INNER = /^ {8}/;

/**
 * Reads what stands below an error's first line, down to its stack; undefined when there is no stack.
 * The message of an uncaught error may hold empty lines: the difference of two values.
 */
export function readBlock(window: LogWindow, isUncaught = false): Block | undefined {
  const lines: string[] = [];
  let inner: number | undefined;
  let offset = 1;
  for (; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text === "" && !isUncaught)) return undefined;
    const isFrame = isV8Frame(text);
    if (isFrame && !(isUncaught && INNER.test(text))) break;
    if (isFrame) inner ??= lines.length - 1;
    else if (text !== "") lines.push(text.trimEnd());
  }
  const frames: FrameClaim[] = [];
  let to = offset;
  for (; to < offset + MAX_LINES && isV8Frame(window.text(to) ?? ""); to++) {
    const frame = parseV8Frame(window.text(to) ?? "");
    if (frame !== undefined && !frame.path.startsWith("ext:")) frames.push(frame);
  }
  return to === offset ? undefined : { tail: withoutExcerpt(lines.slice(0, inner)), frames, to };
}

/** The source line stands right above its mark. */
function withoutExcerpt(lines: readonly string[]): string[] {
  const edge = lines.findIndex((line) => EXCERPT_EDGE.test(line) || HINT.test(line));
  const mark = lines.findIndex((line) => MARK.test(line));
  const ends = [edge, mark === -1 ? -1 : Math.max(0, mark - 1)].filter((end) => end !== -1);
  return lines.slice(0, Math.min(lines.length, ...ends));
}
