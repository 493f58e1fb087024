import type { Finding, LogWindow } from "./format.ts";
import { node } from "./node/node.ts";

/** What ends a process while it loads may be told without the place above it. */
const NOT_FOUND = "Error: Cannot find module '";

/**
 * Finds the errors that ended the processes of test files, as Node prints them, among lines that another format claims:
 * entries `from` to `to`, without `to`. `strip` takes away what a runner puts before its processes' output.
 */
export function readUncaughtBetween(
  window: LogWindow,
  [from, to]: readonly [from: number, to: number],
  strip: (text: string) => string = (text) => text,
): Finding[] {
  const findings: Finding[] = [];
  for (let next = from; next < to; next++) {
    const told = window.text(next) ?? "";
    if (!told.trimEnd().endsWith("^") && !strip(told).startsWith(NOT_FOUND)) continue;
    const at = next;
    const text = (index: number): string | undefined => {
      const line = at + index < to ? window.text(at + index) : undefined;
      return line === undefined ? undefined : strip(line);
    };
    const match = node.read({ text, at: () => undefined }, undefined);
    if (match === undefined) continue;
    for (const finding of match.findings)
      findings.push({ ...finding, lines: { from: at + match.from, to: at + match.to - 1 } });
    next = Math.max(at, at + match.to - 1);
  }
  return findings;
}
