import type { LogEntry } from "../../model/log.ts";
import type { LogWindow } from "./format.ts";

/**
 * Makes a look ahead that lines do not repeat which another passed in vain, so that many alike in a row cost one look.
 * For looks that find nothing at any line they passed either. Those beyond half of the most lines it may see look anew.
 */
export function lookOnce<Found>(
  most: number,
  look: (window: LogWindow) => Found | undefined,
): (window: LogWindow) => Found | undefined {
  const passed = new WeakSet<LogEntry>();
  return (window) => {
    const entry = window.at(0);
    if (entry === undefined || passed.has(entry)) return undefined;
    let reach = 0;
    const at = (offset: number): LogEntry | undefined => {
      reach = Math.max(reach, offset);
      return window.at(offset);
    };
    const found = look({ at, text: (offset) => at(offset)?.text });
    if (found === undefined) pass(window, Math.min(reach, most / 2));
    return found;
  };

  function pass(window: LogWindow, end: number): void {
    for (let offset = 1; offset < end; offset++) {
      const entry = window.at(offset);
      if (entry !== undefined) passed.add(entry);
    }
  }
}
