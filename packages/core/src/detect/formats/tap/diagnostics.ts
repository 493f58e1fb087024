import type { LogWindow } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";

/** What stands below a failed test. */
export interface Diagnostics {
  /** Values of the YAML block by key; of equal keys the outermost, then the first, of stacks the last. Empty without a block. */
  values: ReadonlyMap<string, string>;
  /** The lines below the test where no YAML block is. */
  lines: string[];
  /** Offset of the first entry after it. */
  to: number;
}

const MAX_LINES = 400;
const MAX_PLAIN = 60;
const NEXT = /^ *(?:(?:not )?ok\b|# |\d{1,9}\.\.\d)/;
const KEY = /^( *)(?:'((?:[^'])+)'|(\w+)) *:(?: (.*))?$/s;
const BLOCK = /^[|>][-+\d]*$/;
/** A text in quotes that goes on below. */
const OPEN_QUOTE = /^ *\w{1,40}: "(?:[^"\\]|\\.)*$/;
/** Below these keys stand other errors. */
const OTHERS = ["cause", "errors"];

/** Reads the YAML block below the test at the window's entry, `  ---` to `  ...`, or the error that is printed there. */
export function readDiagnostics(window: LogWindow): Diagnostics {
  const start = skipComments(window);
  const isYaml = window.text(start)?.trim() === "---" && indentOf(window.text(start) ?? "") > 0;
  return isYaml ? readYaml(window, start) : readPlain(window);
}

/** What a test prints may stand above its block. */
function skipComments(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_PLAIN && /^ *# (?!Subtest: )/.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}

function readYaml(window: LogWindow, start: number): Diagnostics {
  const indent = indentOf(window.text(start) ?? "");
  const lines: string[] = [];
  let to = start + 1;
  while (to < MAX_LINES) {
    const text = window.text(to);
    if (text === undefined || (text.trim() !== "" && indentOf(text) < indent)) break;
    if (text.trim() === "..." && indentOf(text) === indent)
      return { values: readValues(lines), lines: [], to: to + 1 };
    const end = endOfQuote(window, to);
    lines.push(textBetween(window, to, end));
    to = end;
  }
  return { values: readValues(lines), lines: [], to };
}

/** Vitest writes the line breaks of a quoted text as they are: `message: "first line`, `second line"`. */
function endOfQuote(window: LogWindow, start: number): number {
  if (!OPEN_QUOTE.test(window.text(start) ?? "")) return start + 1;
  for (let offset = start + 1; offset < start + MAX_PLAIN; offset++)
    if (window.text(offset)?.trimEnd().endsWith('"') === true) return offset + 1;
  return start + 1;
}

function textBetween(window: LogWindow, from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index)?.trimEnd() ?? "");
  return lines.join("\n");
}

/** An error reaches to the end of its stack; without a stack, as far as lines are indented. */
function readPlain(window: LogWindow): Diagnostics {
  const lines: string[] = [];
  while (lines.length < MAX_PLAIN) {
    const text = window.text(lines.length + 1);
    if (text === undefined || NEXT.test(text) || (lines.length === 0 && !text.startsWith("  "))) break;
    lines.push(text.trimEnd());
  }
  const lastFrame = lines.findLastIndex((line) => isV8Frame(line));
  const firstOutside = lines.findIndex((line) => !line.startsWith("  "));
  const end = lastFrame === -1 ? firstOutside : lastFrame + 1;
  const own = end === -1 ? lines : lines.slice(0, end);
  return { values: new Map(), lines: own, to: own.length + 1 };
}

function readValues(lines: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let index = 0; index < lines.length;) {
    const [, indent = "", quoted, plain, value = ""] = KEY.exec(lines[index] ?? "") ?? [];
    const key = quoted ?? plain;
    index += 1;
    if (key === undefined) continue;
    const isBlock = BLOCK.test(value);
    if (value === "" && OTHERS.includes(key)) index += readBlock(lines, index, indent.length).length;
    const block = isBlock ? readBlock(lines, index, indent.length) : [];
    index += block.length;
    const text = isBlock ? dedent(block).join(value.startsWith(">") ? " " : "\n") : unquote(value);
    if (key === "stack" || !values.has(key)) values.set(key, text);
  }
  return values;
}

function readBlock(lines: readonly string[], from: number, indent: number): string[] {
  const end = lines.findIndex(
    (line, index) => index >= from && line.trim() !== "" && indentOf(line) <= indent,
  );
  return lines.slice(from, end === -1 ? lines.length : end);
}

function dedent(lines: readonly string[]): string[] {
  const depth = indentOf(lines.find((line) => line.trim() !== "") ?? "");
  return lines.map((line) => line.slice(Math.min(depth, indentOf(line))));
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  if (text.length < 2 || !text.endsWith(quote) || (quote !== "'" && quote !== '"')) return text;
  const inner = text.slice(1, -1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
