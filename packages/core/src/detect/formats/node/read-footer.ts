import { parseErrorHead } from "../error-head.ts";
import type { LogWindow } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { isV8Frame } from "../v8-frame.ts";
import { isPartOfError, readPrintedError, type PrintedError } from "./printed-error.ts";

const FOOTER = /^Node\.js v\d{1,3}\.\d{1,4}\.\d{1,4}\S{0,40}\s*$/;
const MAX_LINES = 80;

/** An uncaught error whose source excerpt is not in the log, as where a trace was pasted from its message on. */
export interface FootedError {
  /** Offset of its message, below 0. */
  from: number;
  error: PrintedError;
}

/** Reads the error above the line that tells Node's version, which only a process that ends prints. */
export function readFooter(window: LogWindow): FootedError | undefined {
  if (!FOOTER.test(window.text(0) ?? "")) return undefined;
  const stack = lookBack(window, MAX_LINES, (text) => text !== "" && !isPartOfError(text));
  if (stack === undefined) return undefined;
  const isHead = (text: string): boolean => parseErrorHead(text)?.name.endsWith("Error") === true;
  const from = lookBack(window, MAX_LINES, isHead);
  if (from === undefined || from > stack) return undefined;
  const error = readPrintedError(window, from);
  return error?.to === 1 && hasStack(window, from) ? { from, error } : undefined;
}

function hasStack(window: LogWindow, from: number): boolean {
  for (let offset = from + 1; offset < 0; offset++) if (isV8Frame(window.text(offset) ?? "")) return true;
  return false;
}
