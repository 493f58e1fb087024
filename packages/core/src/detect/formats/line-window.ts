import type { LogWindow } from "./format.ts";

/** A window over lines that were cut out of a log, standing on the one at `position`. Its entries have no carrier. */
export function lineWindow(lines: readonly string[], position = 0): LogWindow {
  return { text: (offset) => lines[position + offset], at: () => undefined };
}
