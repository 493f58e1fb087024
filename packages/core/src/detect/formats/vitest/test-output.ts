import type { LogWindow, Match } from "../format.ts";

/** Literals of the lines above what tests print. */
export const OUTPUT_HEADS: readonly string[] = ["stdout | ", "stderr | "];

const HEAD = /^(?:stdout|stderr) \| (?:\S.{0,400}\.\w{1,5}(?: > .*)?|unknown test)$/s;
/** What Vitest itself says below an empty line. */
const OWN = /^(?:(?:stdout|stderr) \| \S| [✓❯×↓·-] | ?⎯| {0,2}(?:FAIL|RUN|Test Files) |[·x-]{1,400}$)/;
/** How a file of tests ended, which may stand right below its output: ` ❯  chromium  src/dom.test.ts (9 tests | 6 failed) 1424ms`. */
const RESULT = /^ [✓❯×↓] .{1,400}\(\d{1,6} tests?(?: \||\))/;
const MAX_LINES = 300;

/**
 * Claims what a test printed, down to what Vitest says next: `stderr | test/cart.test.ts > total > throws`. It says nothing of the run.
 * Where Vitest says nothing any more, it ends with its first paragraph.
 */
export function readTestOutput(window: LogWindow): Match | undefined {
  if (!HEAD.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  let paragraph: number | undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return { from: 0, to: paragraph ?? offset, findings: [] };
    if (RESULT.test(text)) return { from: 0, to: offset, findings: [] };
    if (text.trim() !== "") continue;
    paragraph ??= offset;
    if (OWN.test(window.text(offset + 1) ?? "")) return { from: 0, to: offset, findings: [] };
  }
  return { from: 0, to: paragraph ?? MAX_LINES, findings: [] };
}
