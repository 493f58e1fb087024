import { indentOf } from "../block-lines.ts";
import type { LogWindow } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";
import { readJsonValues } from "./json-values.ts";
import { readYamlValues } from "../yaml-values.ts";

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
const MAX_ERRORS = 20;
const NEXT = /^ *(?:(?:not )?ok\b|# |\d{1,9}\.\.\d)/;
/** A text in quotes that goes on below. */
const OPEN_QUOTE = /^ *\w{1,40}: "(?:[^"\\]|\\.)*$/;

/** Reads the YAML block below the test at the window's entry, `  ---` to `  ...`, or the error that is printed there. */
export function readDiagnostics(window: LogWindow): Diagnostics {
  const start = skipComments(window);
  const isYaml = window.text(start)?.trim() === "---" && indentOf(window.text(start) ?? "") > 0;
  return isYaml ? readYaml(window, start) : readPlain(window);
}

/** Each further error of a test has a block of its own, right below the one before. */
export function readFurther(window: LogWindow, first: Diagnostics): Diagnostics[] {
  const errors: Diagnostics[] = [];
  let { to } = first;
  while (first.values.size > 0 && errors.length < MAX_ERRORS) {
    const text = window.text(to) ?? "";
    if (text.trim() !== "---" || indentOf(text) === 0) break;
    const error = readYaml(window, to);
    errors.push(error);
    to = error.to;
  }
  return errors;
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
    if (text.trim() === "---" && indentOf(text) === indent) break;
    if (text.trim() === "..." && indentOf(text) === indent)
      return { values: readJsonValues(lines) ?? readYamlValues(lines), lines: [], to: to + 1 };
    const end = endOfQuote(window, to);
    lines.push(textBetween(window, to, end));
    to = end;
  }
  return { values: readYamlValues(lines), lines: [], to };
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
