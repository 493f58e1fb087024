import { indentOf } from "./block-lines.ts";

const KEY = /^( *)(?:'((?:[^'])+)'|(\w+)) *:(?: (.*))?$/s;
const BLOCK = /^[|>][-+\d]*$/;
/** Below these keys stand other errors. */
const OTHERS = ["cause", "errors"];

/** Values of a YAML block by key, at any depth: of equal keys the outermost, then the first, of stacks the last. */
export function readYamlValues(lines: readonly string[]): Map<string, string> {
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

/** Node.js quotes with the third what holds the others. */
const QUOTES: ReadonlySet<string> = new Set(["'", '"', "`"]);

function unquote(text: string): string {
  const quote = text.charAt(0);
  if (text.length < 2 || !text.endsWith(quote) || !QUOTES.has(quote)) return text;
  const inner = text.slice(1, -1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll(`\\${quote}`, quote);
}
