import { expect, it } from "vitest";
import type { LogEntry } from "../../model/log.ts";
import type { LogWindow } from "./format.ts";
import { lookOnce } from "./look-once.ts";

const MOST = 100;

function looksOf(texts: readonly string[]): { looks: number; found: number[] } {
  const entries = texts.map((text, index): LogEntry => ({ line: index + 1, text }));
  const found: number[] = [];
  let looks = 0;
  const look = lookOnce(MOST, (window) => {
    for (let offset = 1; offset < MOST; offset++) {
      looks += 1;
      const text = window.text(offset);
      if (text === "end" || text === undefined) return text;
    }
    return undefined;
  });
  for (const position of entries.keys()) {
    const at = (offset: number): LogEntry | undefined => entries[position + offset];
    const window: LogWindow = { at, text: (offset) => at(offset)?.text };
    if (look(window) !== undefined) found.push(position);
  }
  return { looks, found };
}

it("looks ahead once for lines that it passed in vain", () => {
  expect(looksOf(Array.from({ length: 1000 }, () => "error")).looks).toBeLessThan(3 * 1000);
});

it("finds what comes into sight of a line further down", () => {
  const { found } = looksOf([...Array.from({ length: 140 }, () => "error"), "end"]);
  expect([found.at(0), found.at(-1)]).toEqual([MOST / 2, 139]);
});
