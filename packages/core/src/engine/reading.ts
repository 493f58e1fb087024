import type { Config } from "../config/config.ts";
import { createDetector, settled } from "../detect/detect.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import { createGeneralSearch } from "../detect/general/general-search.ts";
import { withPatterns } from "../detect/patterns/with-patterns.ts";
import type { LogSummary } from "../model/log.ts";

/** What was read of logs. Plain data: it survives `JSON.stringify` unchanged. */
export interface Reading {
  findings: DetectedFinding[];
  logs: LogSummary[];
  /** How many findings were counted, but not kept. */
  dropped: number;
  /** Folder of the workspace that relative paths in the logs start from, repository-relative. Default: the engine's own. */
  folder?: string;
}

/** One log, fed as it comes. */
export interface LogReader {
  push(chunk: Uint8Array): void;
  /** Once, after the last chunk. */
  end(): void;
  /** Lines read so far. */
  readonly lines: number;
}

export interface OngoingReading {
  /** Begins the next log; the one before must have ended. */
  open(log: { source: string; job?: string }): LogReader;
  /** What is certain by now; of a log that has not ended, what only its end tells is missing. */
  soFar(): Reading;
}

/** More failures than anybody reads; a log with an error on every line must not fill the memory. */
const MOST_FINDINGS = 50_000;

/** Reads logs that come in pieces, one after the other; `most` findings are kept. */
export function createReading(
  patterns: Config["patterns"] = [],
  most: number = MOST_FINDINGS,
): OngoingReading {
  const formats = withPatterns(patterns);
  const reading: Reading = { findings: [], logs: [], dropped: 0 };

  function open({ source, job }: { source: string; job?: string }): LogReader {
    const general = createGeneralSearch();
    const start = reading.findings.length;
    const keep = (finding: DetectedFinding): void => {
      const { findings } = reading;
      if (findings.length >= most) reading.dropped += 1;
      else if (finding.general === true) findings.splice(placeOf(finding, findings, start), 0, finding);
      else findings.push(finding);
    };
    const detector = createDetector(keep, {
      source,
      general,
      formats,
      ...(job === undefined ? {} : { job }),
    });
    return {
      push: (chunk) => detector.push(chunk),
      end() {
        reading.logs.push(detector.end());
        reading.findings.push(...settled(reading.findings.splice(start), detector.jobs()));
      },
      get lines() {
        return detector.lines;
      },
    };
  }

  return { open, soFar: () => ({ ...reading, findings: [...reading.findings], logs: [...reading.logs] }) };
}

/** What is found at a log's end still stands before what was read below it. */
function placeOf({ evidence }: DetectedFinding, findings: readonly DetectedFinding[], start: number): number {
  const next = findings.findIndex(
    (each, index) => index >= start && each.evidence.startLine > evidence.startLine,
  );
  return next === -1 ? findings.length : next;
}
