import type { FrameClaim } from "./format.ts";
import { parsePlace } from "./place.ts";

/** Places that are no files: built-ins, evaluated code, the runtime's own modules. */
const NO_FILE = ["node:", "internal/", "eval at ", "wasm://", "<", "[eval]", "[stdin]", "[worker eval]"];

/** Playwright prints what a hook threw as a place of its stack: `at Error: connect ECONNREFUSED ::1:4000`. */
const THROWN = /^[A-Z]\w*: /;

/** What a message may say: `  at most 3 mugs`. Calls of several words have a place in brackets behind them. */
const PROSE = /^at (?!async |new )\S+ [^(]*$/;

/** Whether a line belongs to a stack as V8 prints it, with a place or without. */
export function isV8Frame(text: string): boolean {
  const line = text.trimStart();
  return line.startsWith("at ") && !(PROSE.test(line) && !/:\d/.test(line));
}

/**
 * Reads a stack line of V8 that points into a file:
 * `    at async Cart.add (file:///home/runner/work/shop/shop/src/cart.js:5:12)`.
 */
export function parseV8Frame(text: string): FrameClaim | undefined {
  if (!isV8Frame(text)) return undefined;
  const call = withoutExtraParenthesis(stripTail(text.trim()).slice("at ".length));
  const open = call.endsWith(")") ? call.indexOf(" (") : -1;
  const target = open === -1 ? withoutAsync(call) : call.slice(open + 2, -1);
  const isNoFile = THROWN.test(target) || NO_FILE.some((prefix) => target.startsWith(prefix));
  const place = isNoFile ? undefined : parsePlace(target);
  if (place === undefined) return undefined;
  const symbol = open === -1 ? "" : withoutAsync(call.slice(0, open));
  return symbol === "" ? place : { ...place, symbol };
}

/** Playwright cuts a path with parentheses wrongly out of its stack: `at /home/shop/cart (1).spec.ts:2:66)`. */
function withoutExtraParenthesis(call: string): string {
  if (!call.endsWith(")")) return call;
  const opened = call.split("(").length;
  return call.split(")").length > opened ? call.slice(0, -1) : call;
}

function withoutAsync(text: string): string {
  return text.startsWith("async ") ? text.slice("async ".length) : text;
}

/** A frame that is printed inside an object ends in a comma, or opens the object of the error's properties. */
function stripTail(text: string): string {
  if (text.endsWith(" {")) return text.slice(0, -2);
  return text.endsWith(",") ? text.slice(0, -1) : text;
}
