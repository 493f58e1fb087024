import { parseErrorHead, printedCode } from "../error-head.ts";
import type { FrameClaim, LogWindow } from "../format.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";
import { skipEmpty } from "./header.ts";

/** An error as Node's inspector prints it, with stack and properties. */
export interface PrintedError {
  /** Offset of the first entry after it. */
  to: number;
  message: string;
  /** Its code, or the name of its class. */
  code?: string;
  /** Frames of the error, then those of its causes. */
  frames: FrameClaim[];
  /** The file that required what is missing. */
  requirer?: string;
  /** Whether something shows that the error ended the process. */
  fatal: boolean;
}

const MAX_MESSAGE_LINES = 40;
/** Below these lines stands detail that is not the message: who required the module, how two values differ. */
const REQUIRED = "Require stack:";
const DETAILS = [REQUIRED, "+ actual - expected"];
const FOOTER = "Node.js v";
const TRACE_HINT = "(Use `node --trace-uncaught";
const EMITTED = "Emitted 'error' event";

/** Reads the error at `from`, to the line that tells Node's version. */
export function readPrintedError(window: LogWindow, from: number): PrintedError | undefined {
  const start = skipEmpty(window, from);
  const text = readMessage(window, start);
  if (text === undefined) return undefined;
  const head = parseErrorHead(text.lines[0] ?? "");
  const rest = readRest(window, text.to);
  const code = head?.code ?? rest.code ?? head?.name;
  const { requirer } = text;
  return {
    ...rest,
    message: text.lines.join("\n"),
    ...(code === undefined ? {} : { code }),
    ...(requirer === undefined ? {} : { requirer }),
  };
}

interface Message {
  lines: string[];
  to: number;
  requirer?: string;
}

/** The lines down to the stack. Empty ones stand inside the messages of assertions. */
function readMessage(window: LogWindow, from: number): Message | undefined {
  const lines: string[] = [];
  let isDetail = false;
  for (let offset = from; offset < from + MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || isV8Frame(text) || isEnd(text))
      return finish(lines, offset, readRequirer(window, from, offset));
    isDetail ||= DETAILS.includes(text);
    if (!isDetail) lines.push(unwrap(text, lines.length === 0));
    if (text.endsWith(" {") && isProperty(window.text(offset + 1))) return finish(lines, offset + 1);
  }
  return undefined;
}

function finish(lines: string[], to: number, requirer?: string): Message | undefined {
  const filled = lines.filter((line) => line.trim() !== "");
  if (filled.length === 0) return undefined;
  return { lines: filled, to, ...(requirer === undefined ? {} : { requirer }) };
}

/** `- /home/shop/cart.js`, right below `Require stack:`. */
function readRequirer(window: LogWindow, from: number, to: number): string | undefined {
  for (let offset = from; offset < to - 1; offset++) {
    const below = window.text(offset + 1) ?? "";
    if (window.text(offset) === REQUIRED && below.startsWith("- ")) return below.slice(2).trim();
  }
  return undefined;
}

/** An error without a stack is printed in brackets: `[Error: no stack]`, `[AggregateError: All failed] {`. */
function unwrap(text: string, isFirst: boolean): string {
  const open = isFirst && text.startsWith("[") ? text.slice(1) : text;
  const line = open.endsWith(" {") ? open.slice(0, -2) : open;
  return line.length < text.length && line.endsWith("]") ? line.slice(0, -1) : line;
}

function isProperty(text: string | undefined): boolean {
  return text !== undefined && /^ {2}[[\w$'"]/.test(text);
}

/** Reads stack and properties; both may hold the stacks of causes. */
function readRest(window: LogWindow, from: number): Omit<PrintedError, "message"> {
  const frames: FrameClaim[] = [];
  let code: string | undefined;
  let offset = from;
  for (; ; offset++) {
    const text = window.text(offset);
    if (text === undefined || !isPartOfError(text)) break;
    const frame = parseV8Frame(text);
    if (frame !== undefined) frames.push(frame);
    if (text.startsWith("  code: '")) code ??= printedCode(text);
  }
  const footer = skipFooter(window, offset);
  const rest = {
    to: footer ?? offset,
    frames,
    fatal: footer !== undefined || frames.length > 0 || offset > from,
  };
  return code === undefined ? rest : { ...rest, code };
}

/** Stack lines and properties are indented; `}` closes the properties. */
export function isPartOfError(text: string): boolean {
  return /^ {2}/.test(text) || text === "}" || text.startsWith(EMITTED);
}

function skipFooter(window: LogWindow, from: number): number | undefined {
  const hint = window.text(from)?.startsWith(TRACE_HINT) === true ? from + 1 : from;
  const footer = skipEmpty(window, hint);
  if (window.text(footer)?.startsWith(FOOTER) === true) return footer + 1;
  return hint > from ? hint : undefined;
}

function isEnd(text: string): boolean {
  return text.startsWith(FOOTER) || text.startsWith(TRACE_HINT);
}
