import type { LogWindow } from "./format.ts";

/** The lines from an offset on, down to the first one that ends the block, without empty ones at the end. */
export function blockLines(
  window: LogWindow,
  from: number,
  most: number,
  isEnd: (text: string) => boolean,
): string[] {
  const lines: string[] = [];
  while (lines.length < most) {
    const text = window.text(from + lines.length);
    if (text === undefined || isEnd(text)) break;
    lines.push(text.trimEnd());
  }
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** How far a line is indented. */
export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
