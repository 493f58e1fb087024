import { createReading, type Config, type Reading } from "@hephaestus/core";
import { linesIn, movedBy } from "./line-counts.ts";
import type { SuspiciousLines } from "../protocol/commands.ts";
import { createQuietParts } from "./quiet-parts.ts";
import { createSuspicion } from "./suspicious-lines.ts";

/** `now`: more may follow at once. `quiet`: nothing came for a while. `end`: nothing more comes. */
export type Moment = "now" | "quiet" | "end";

/** A log that is still being printed. */
export interface LiveLog {
  push(text: string): void;
  /** What it tells by now, as if it ended here. */
  reading(moment: Moment): Reading;
  readonly lines: number;
  /** Of what is still held: lines that look like trouble. */
  suspicious(): SuspiciousLines;
}

export interface LiveLogOptions {
  source: string;
  patterns: Config["patterns"];
  most: number;
  /** Nobody waits for its end: what only looks like a failure is told when it is quiet, and stays. */
  isEndless: boolean;
}

/** A finding shows itself within this much of what comes after it. */
const MOST_KEPT = 256 * 1024;

/**
 * How spinners take their sign away: to the first column, and the line is erased, in either order. npm, before what a script prints:
 * `⠸\u001b[1G\u001b[0K`. It is what a carriage return is.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ERASED = /\u001b\[(?:[01]?G\u001b\[[02]?K|2K(?:\u001b\[[01]?G)?)/g;

type Findings = Reading["findings"];

export function createLiveLog({ source, patterns, most, isEndless }: LiveLogOptions): LiveLog {
  const whole = createReading(patterns, most);
  const log = whole.open({ source });
  const parts = createQuietParts(most, readText);
  let kept = "";
  let skipped = 0;

  function readText(text: string): Findings {
    const reading = createReading(patterns, most);
    const last = reading.open({ source });
    last.push(Buffer.from(text));
    last.end();
    return reading.soFar().findings;
  }

  /** Of what is printed last, what is found were it the end. */
  function lately(): Findings {
    return readText(kept)
      .filter(({ general }) => general !== true)
      .map((finding) => ({ ...finding, evidence: movedBy(finding.evidence, skipped) }));
  }

  return {
    get lines() {
      return skipped + linesIn(kept);
    },
    suspicious() {
      const suspicion = createSuspicion();
      for (const [index, line] of kept.split("\n").entries()) suspicion.see(line, skipped + index, undefined);
      return suspicion.found();
    },
    push(printed) {
      const text = printed.replaceAll(ERASED, "\r");
      log.push(Buffer.from(text));
      if (isEndless) parts.push(text);
      kept += text;
      if (kept.length <= MOST_KEPT * 2) return;
      const cut = kept.indexOf("\n", kept.length - MOST_KEPT) + 1;
      skipped += linesIn(kept.slice(0, cut));
      kept = kept.slice(cut);
    },
    reading(moment) {
      if (moment === "end") {
        log.end();
        const read = whole.soFar();
        return isEndless ? { ...read, findings: joined(read.findings, parts.findings, most) } : read;
      }
      if (moment === "quiet" && isEndless) parts.flush();
      const certain = whole.soFar();
      const last = certain.findings.reduce((line, { evidence }) => Math.max(line, evidence.endLine), 0);
      const late = lately().filter(({ evidence }) => evidence.startLine > last);
      return { ...certain, findings: joined([...certain.findings, ...late], parts.findings, most) };
    },
  };
}

/** What formats read, and what only looks like a failure where none of them read anything. */
function joined(read: Findings, general: readonly Findings[number][], most: number): Findings {
  const isRead = (line: number): boolean =>
    read.some(({ evidence }) => evidence.startLine <= line && line <= evidence.endLine);
  const others = general.filter(({ evidence }) => !isRead(evidence.startLine) && !isRead(evidence.endLine));
  return [...read, ...others].slice(0, most);
}
