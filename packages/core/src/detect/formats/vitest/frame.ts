import type { FrameClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseV8Frame } from "../v8-frame.ts";

const POINTER = "❯ ";

/** Reads a stack line: ` ❯ Module.firstSku src/cart.ts:18:20`, or V8's own where Vitest cannot map it. */
export function parseFrame(text: string): FrameClaim | undefined {
  const line = text.trimStart();
  if (!line.startsWith(POINTER)) return parseV8Frame(text);
  const call = line.slice(POINTER.length).trim();
  const gap = call.lastIndexOf(" ");
  const place = parsePlace(call.slice(gap + 1));
  if (place?.column === undefined || place.path.startsWith("node:")) return undefined;
  return gap < 1 ? place : { ...place, symbol: call.slice(0, gap) };
}

/** Whether a line belongs to a stack, also when it points into Node itself. */
export function isFrame(text: string): boolean {
  const line = text.trimStart();
  return line.startsWith("at ") || (line.startsWith(POINTER) && /:\d+$/.test(line));
}
