import type { LogWindow } from "./format.ts";

/** Offset of the nearest line above that fits, at most so many lines away. */
export function lookBack(
  window: LogWindow,
  most: number,
  fits: (text: string) => boolean,
): number | undefined {
  for (let offset = -1; offset >= -most; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (fits(text)) return offset;
  }
  return undefined;
}
