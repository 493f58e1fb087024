import type { LogWindow } from "./format.ts";

/** The text of the current entry with what was cut out of its middle: a report in JSON may be one long line. */
export function wholeText(window: LogWindow): string {
  return window.at(0)?.whole ?? window.text(0) ?? "";
}
