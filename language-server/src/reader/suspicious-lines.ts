import { StringDecoder } from "node:string_decoder";
import { stripVTControlCharacters } from "node:util";
import type { LogInput } from "@hephaestus/core";
import type { SuspiciousLine, SuspiciousLines } from "../protocol/commands.ts";

/** Words of trouble as programs print them that nobody has a format for: a rough look, never more than a hint. */
const STRONG =
  /\b(?:error|fatal|panic|exception|traceback|unhandled|segmentation fault|core dumped|FAIL(?:ED|URE)?)\b|\bERR!|[✗✖✘]/i;
const WEAK =
  /\b(?:fail(?:s|ing)|aborted|cannot|can't|could not|couldn't|unable to|not found|no such|denied|refused|rejected|invalid|unexpected|unknown|unrecogni[sz]ed|missing|undefined|mismatch|killed|crash(?:ed)?|broken|corrupt(?:ed)?|violat(?:ed|ion)|timed? ?out|did not|non-?zero|too (?:large|many|big|old))\b/i;
/** `0 errors`, `no failed tests`, `errors: 0`, `error_log=/x`. */
const HARMLESS =
  /\b(?:0|no|zero|without(?: an?y?)?) (?:\w+ )?(?:errors?|failures?|failed|exceptions?)\b|\b(?:errors?|failures?|failed)\b["']?\s*[:=]\s*(?:0\b|false|null|none)|\b(?:error|fail)[-_]\w/i;
/** What a carrier puts before a line. */
const STAMP = /^\uFEFF?(?:\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\s+)?/;

const MOST_LINES = 20;
const LONGEST_TEXT = 200;
/** Of a longer line nobody reads more. */
const LONGEST_LOOK = 2000;

interface Found extends SuspiciousLine {
  isStrong: boolean;
}

/** Looks through lines for those that look like trouble: the last ones, the strong ones first; equal ones but for numbers count once. */
export function createSuspicion(): {
  see(line: string, number: number, log: string | undefined): void;
  found(): SuspiciousLines;
} {
  const strong: Found[] = [];
  const weak: Found[] = [];
  const seen = new Set<string>();
  let count = 0;
  return {
    see(line, number, log) {
      const text = plainLine(line);
      if (text === "" || HARMLESS.test(text)) return;
      const isStrong = STRONG.test(text);
      if (!isStrong && !WEAK.test(text)) return;
      const kind = text.replaceAll(/\d+/g, "0");
      if (seen.has(kind)) return;
      if (seen.size < LONGEST_LOOK) seen.add(kind);
      count += 1;
      const list = isStrong ? strong : weak;
      const name = log === undefined ? {} : { log };
      list.push({ line: number, text: text.slice(0, LONGEST_TEXT), isStrong, ...name });
      if (list.length > MOST_LINES) list.shift();
    },
    found() {
      const room = MOST_LINES - strong.length;
      const lines = [...strong, ...weak.slice(Math.max(0, weak.length - room))].map(
        ({ isStrong: _, ...line }) => line,
      );
      return { lines: lines.toSorted((a, b) => a.line - b.line), more: count - lines.length };
    },
  };
}

/** A line without colours and the time that a carrier put before it. */
export function plainLine(line: string): string {
  return stripVTControlCharacters(line.slice(0, LONGEST_LOOK)).replace(STAMP, "").trim();
}

/** The suspicious lines of logs; 0-based, as an editor counts. Throws the signal's reason where it is aborted. */
export async function suspiciousLines(
  inputs: AsyncIterable<LogInput>,
  signal: AbortSignal,
): Promise<SuspiciousLines> {
  const suspicion = createSuspicion();
  for await (const { source, chunks } of inputs) {
    const decoder = new StringDecoder("utf8");
    let rest = "";
    let number = 0;
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
      rest = (lines.pop() ?? "").slice(0, LONGEST_LOOK);
      for (const line of lines) suspicion.see(line, number++, source);
    }
    suspicion.see(rest, number, source);
  }
  return suspicion.found();
}
