import type { LogWindow } from "../format.ts";
import { isHeadline, isRule } from "./block.ts";
import type { FailHeader } from "./fail-header.ts";
import { isMappedFrame } from "./frame.ts";

/** A title of more lines than these is not looked for. */
const MAX_TITLE_LINES = 60;
const ERROR_HEAD = /^(?:[A-Z]\w{0,60})?Error(?: \[[^\]]{1,60}\])?: |^Unknown Error: /;

/** The further lines of a test's title, empty ones among them: what stands above an error's first line. */
export function readTitleRest(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_TITLE_LINES) {
    const text = window.text(from + lines.length)?.trimEnd();
    if (text === undefined || isMappedFrame(text) || isHeadline(text) || isRule(text)) return [];
    if (ERROR_HEAD.test(text)) return lines;
    lines.push(text);
  }
  return [];
}

/** The headline with the whole title of its test. One that begins with an empty line stands behind a suite's arrow. */
export function withRest(header: FailHeader, rest: readonly string[]): FailHeader {
  if (header.test === undefined || rest.length === 0) return header;
  const first = header.test.endsWith(" >") ? `${header.test} ` : header.test;
  return { ...header, test: [first, ...rest].join("\n").trimEnd() };
}
