import type { LogWindow } from "./format.ts";

/** An object of a report in JSON with one value on each line. */
export interface JsonBlock {
  value: unknown;
  /** The lines it takes, as offsets, the second excluded. */
  from: number;
  to: number;
}

const MOST_ABOVE = 60;
const MOST_BELOW = 200;

/**
 * Reads the object around the line of a key, `  {` to `  },`, as far out as `levels` tells:
 * 0 is the object that holds the key itself.
 */
export function readJsonBlock(window: LogWindow, levels = 0): JsonBlock | undefined {
  const start = openingLine(window, levels);
  if (start === undefined) return undefined;
  const indent = indentOf(window.text(start) ?? "");
  for (let offset = start + 1; offset < MOST_BELOW; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (text.trim() === "" || indentOf(text) > indent) continue;
    return text.trimStart().startsWith("}") ? toBlock(window, start, offset + 1) : undefined;
  }
  return undefined;
}

/** The line that opens the object, which has fewer spaces before it than what it holds. */
function openingLine(window: LogWindow, levels: number): number | undefined {
  let indent = indentOf(window.text(0) ?? "");
  let left = levels;
  for (let offset = -1; offset > -MOST_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) return undefined;
    if (text === "" || indentOf(text) >= indent) continue;
    if (!text.endsWith("{") && !text.endsWith("[")) return undefined;
    if (text.endsWith("{") && left === 0) return offset;
    if (text.endsWith("{")) left -= 1;
    indent = indentOf(text);
  }
  return undefined;
}

function toBlock(window: LogWindow, from: number, to: number): JsonBlock | undefined {
  const lines: string[] = [];
  for (let offset = from; offset < to; offset++) lines.push(window.text(offset) ?? "");
  const text = lines.join("\n");
  try {
    return { value: JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)), from, to };
  } catch {
    return undefined;
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
