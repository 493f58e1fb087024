import { createDetector, settled } from "../detect/detect.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import { createGeneralSearch } from "../detect/general/general-search.ts";
import { withPatterns } from "../detect/patterns/with-patterns.ts";
import type { LogInput } from "../logs/sources/log-input.ts";
import type { LogSummary } from "../model/log.ts";
import type { EngineOptions } from "./engine-parts.ts";

export interface ReadLogs {
  findings: DetectedFinding[];
  logs: LogSummary[];
  /** How many findings were counted, but not kept. */
  dropped: number;
}

/** More failures than anybody reads; a log with an error on every line must not fill the memory. */
const MOST_FINDINGS = 50_000;

/** Reads logs one after the other to their end. */
export async function readLogs(
  inputs: AsyncIterable<LogInput>,
  { progress, config }: Pick<EngineOptions, "progress" | "config">,
): Promise<ReadLogs> {
  const formats = withPatterns(config.patterns ?? []);
  const read: ReadLogs = { findings: [], logs: [], dropped: 0 };
  let start = 0;
  const keep = (finding: DetectedFinding): void => {
    if (read.findings.length >= MOST_FINDINGS) read.dropped += 1;
    else if (finding.general === true)
      read.findings.splice(placeOf(finding, read.findings, start), 0, finding);
    else read.findings.push(finding);
  };
  let lines = 0;
  for await (const { source, job, chunks } of inputs) {
    const general = createGeneralSearch();
    start = read.findings.length;
    const detector = createDetector(keep, {
      source,
      general,
      formats,
      ...(job === undefined ? {} : { job }),
    });
    for await (const chunk of chunks) {
      detector.push(chunk);
      progress({ phase: "read", count: lines + detector.lines });
    }
    lines += detector.lines;
    read.logs.push(detector.end());
    read.findings.push(...settled(read.findings.splice(start), detector.jobs()));
  }
  return read;
}

/** What is found at a log's end still stands before what was read below it. */
function placeOf({ evidence }: DetectedFinding, findings: readonly DetectedFinding[], start: number): number {
  const next = findings.findIndex(
    (each, index) => index >= start && each.evidence.startLine > evidence.startLine,
  );
  return next === -1 ? findings.length : next;
}
