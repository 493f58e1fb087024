import type { FrameClaim } from "./format.ts";
import { parsePlace } from "./place.ts";

const NATIVE = "[native code]";
/** Code that is in no function, as Safari calls it. */
const TOP_LEVEL = new Set(["global code", "module code", "eval code"]);
const POSITION = /:\d{1,9}:\d{1,9}$/;
const SYMBOL = /^[^\s:'"`(=,]*(?: [^\s:'"`(=,]+){0,2}$/;
const FILE = /[\\/]|\.(?:[cm]?[jt]sx?|vue|svelte|html?)$/i;

/** Whether a line belongs to a stack as Firefox and Safari print it, also when it points into code that has no file. */
export function isGeckoFrame(text: string): boolean {
  return splitFrame(text) !== undefined;
}

/**
 * Reads a stack line of Firefox or Safari that points into a file: `total/<@http://localhost:5173/src/cart.ts:3:5`,
 * `async*@http://localhost:9876/base/test/cart.spec.js:12:9`, `module code@http://localhost:5173/src/main.ts:1:14`.
 */
export function parseGeckoFrame(text: string): FrameClaim | undefined {
  const [call = "", target = ""] = splitFrame(text) ?? [];
  const place = /\s/.test(target) ? undefined : parsePlace(target);
  if (place?.column === undefined || !FILE.test(place.path.split("?", 1)[0] ?? "")) return undefined;
  const symbol = symbolOf(call);
  return symbol === "" || TOP_LEVEL.has(symbol) ? place : { ...place, symbol };
}

/** What is called and where; a path may hold further `@`. */
function splitFrame(text: string): [call: string, target: string] | undefined {
  const line = text.trim();
  const at = line.indexOf("@");
  const target = line.slice(at + 1);
  if (at === -1 || !SYMBOL.test(line.slice(0, at))) return undefined;
  return target === NATIVE || POSITION.test(target) ? [line.slice(0, at), target] : undefined;
}

/** The function's name without what called it later (`promise callback*`), and without the marks of functions in it (`/<`). */
function symbolOf(call: string): string {
  const name = call.slice(call.lastIndexOf("*") + 1);
  let end = name.length;
  while (end > 0 && (name[end - 1] === "<" || name[end - 1] === "/")) end -= 1;
  return name.slice(0, end);
}
