import type { LogWindow } from "./format.ts";

const BAR = /^│ {0,2}/;

/** The window without the bar that prompts draw at the left of what a command says: `│  [PARSE_ERROR] Unexpected token`. */
export function unbarredWindow(window: LogWindow): LogWindow {
  return {
    text: (offset) => window.text(offset)?.replace(BAR, ""),
    at: (offset) => {
      const entry = window.at(offset);
      return entry === undefined ? undefined : { ...entry, text: entry.text.replace(BAR, "") };
    },
  };
}
