import type { LogWindow } from "../format.ts";
import type { FailHeader } from "./fail-header.ts";
import { isMappedFrame } from "./frame.ts";

/** A title of more lines than these is not looked for. */
const MAX_TITLE_LINES = 4;
const ERROR_HEAD = /^(?:[A-Z]\w{0,60})?Error(?: \[[^\]]{1,60}\])?: |^Unknown Error: /;

/** The further lines of a test's title: what stands right above an error's first line. */
export function readTitleRest(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_TITLE_LINES) {
    const text = window.text(from + lines.length)?.trimEnd() ?? "";
    if (ERROR_HEAD.test(text)) return lines;
    if (text === "" || isMappedFrame(text)) return [];
    lines.push(text);
  }
  return [];
}

/** The headline with the whole title of its test. */
export function withRest(header: FailHeader, rest: readonly string[]): FailHeader {
  return header.test === undefined ? header : { ...header, test: [header.test, ...rest].join("\n") };
}
