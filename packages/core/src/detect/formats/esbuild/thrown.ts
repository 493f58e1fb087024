import { parseEsbuildLine } from "../esbuild-line.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";

const HEADLINE = /(?:^|[ :])(?:Build|Transform) failed with \d{1,6} errors?:$/;
const CARETS = /^\s*\^+$/;
const FOOTER = "Node.js v";
const MAX_LINES = 120;

/**
 * Reads the error that esbuild's API throws: below `Error: Build failed with 2 errors:` a line for each. Uncaught,
 * Node's excerpt of esbuild's own code stands above it; then the entry is the line with the caret.
 */
export function readThrown(window: LogWindow): Match | undefined {
  const isUncaught = CARETS.test(window.text(0) ?? "");
  let start = isUncaught ? 1 : 0;
  while (start < 3 && window.text(start) === "") start += 1;
  if (!HEADLINE.test((window.text(start) ?? "").trimEnd())) return undefined;
  const findings: Finding[] = [];
  let offset = start + 1;
  for (; offset < MAX_LINES; offset++) {
    const finding = parseEsbuildLine(window.text(offset) ?? "");
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: offset, to: offset } });
  }
  if (findings.length === 0) return undefined;
  return { from: isUncaught ? -2 : 0, to: skipStack(window, offset), findings };
}

function skipStack(window: LogWindow, from: number): number {
  let end = from;
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) break;
    const isPart = isV8Frame(text) || text.startsWith("  ") || text === "}" || text === "...";
    if (isPart || text.startsWith(FOOTER)) end = offset + 1;
    else if (text !== "") break;
  }
  return end;
}
