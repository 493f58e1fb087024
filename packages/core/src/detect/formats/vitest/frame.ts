import type { FrameClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const POINTER = "❯ ";

/** Reads a stack line: ` ❯ Module.firstSku src/cart.ts:18:20`, or V8's own where Vitest cannot map it. */
export function parseFrame(text: string): FrameClaim | undefined {
  const line = text.trimStart();
  if (!line.startsWith(POINTER)) return parseV8Frame(text);
  const call = line.slice(POINTER.length).trim();
  const gap = gapBeforePath(call);
  const place = parsePlace(call.slice(gap + 1));
  if (place?.column === undefined || place.path.startsWith("node:")) return undefined;
  return gap < 1 ? place : { ...place, symbol: call.slice(0, gap) };
}

/** Whether a line belongs to a stack, also when it points into Node itself. */
export function isFrame(text: string): boolean {
  return isMappedFrame(text) || isV8Frame(text);
}

/** Whether a line belongs to a stack in Vitest's own layout. */
export function isMappedFrame(text: string): boolean {
  const line = text.trim();
  return line.startsWith(POINTER) && /:\d+$/.test(line);
}

/** A path may hold spaces: it starts with the first word that holds a slash, else it is the last word. */
function gapBeforePath(call: string): number {
  const slash = call.search(/[\\/]/);
  return call.lastIndexOf(" ", slash === -1 ? call.length : slash);
}
