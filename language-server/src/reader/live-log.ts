import { createReading, type Config, type Reading } from "@hephaestus/core";

/** A log that is still being printed. */
export interface LiveLog {
  push(text: string): void;
  /** What it tells by now, as if it ended here; `end`: it does. */
  reading(end: boolean): Reading;
  readonly lines: number;
}

export interface LiveLogOptions {
  source: string;
  patterns: Config["patterns"];
  most: number;
}

/** A finding shows itself within this much of what comes after it. */
const MOST_KEPT = 256 * 1024;

export function createLiveLog({ source, patterns, most }: LiveLogOptions): LiveLog {
  const whole = createReading(patterns, most);
  const log = whole.open({ source });
  let kept = "";
  let skipped = 0;

  /** Of what is printed last, what is found were it the end; lines that only look like a failure are none before the end. */
  function lately(): Reading["findings"] {
    const reading = createReading(patterns, most);
    const last = reading.open({ source });
    last.push(Buffer.from(kept));
    last.end();
    return reading
      .soFar()
      .findings.filter(({ general }) => general !== true)
      .map((finding) => ({ ...finding, evidence: moved(finding.evidence, skipped) }));
  }

  return {
    get lines() {
      return skipped + linesIn(kept);
    },
    push(text) {
      log.push(Buffer.from(text));
      kept += text;
      if (kept.length <= MOST_KEPT * 2) return;
      const cut = kept.indexOf("\n", kept.length - MOST_KEPT) + 1;
      skipped += linesIn(kept.slice(0, cut));
      kept = kept.slice(cut);
    },
    reading(end) {
      if (end) {
        log.end();
        return whole.soFar();
      }
      const certain = whole.soFar();
      const last = certain.findings.reduce((line, { evidence }) => Math.max(line, evidence.endLine), 0);
      const late = lately().filter(({ evidence }) => evidence.startLine > last);
      const findings = [...certain.findings, ...late].slice(0, most);
      return { ...certain, findings };
    },
  };
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

function moved<Range extends { startLine: number; endLine: number }>(range: Range, lines: number): Range {
  return { ...range, startLine: range.startLine + lines, endLine: range.endLine + lines };
}
