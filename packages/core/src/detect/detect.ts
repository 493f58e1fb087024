import { ENVELOPES } from "../logs/envelopes/table.ts";
import { createLineScanner } from "../logs/line-scanner.ts";
import { compileNeedles, type Needles } from "../logs/needles.ts";
import type { LogSummary } from "../model/log.ts";
import { createCarrier } from "./carrier.ts";
import { detectedFinding, type DetectedFinding } from "./detected-finding.ts";
import { createEntryWindow } from "./entry-window.ts";
import type { LogFormat } from "./formats/format.ts";
import { FORMATS } from "./formats/table.ts";
import { readMatch, type ReadMatch } from "./read-match.ts";

export interface Detection {
  findings: DetectedFinding[];
  summary: LogSummary;
}

export interface DetectOptions {
  /** Name of the log in evidence and summary. Default: none, "log". */
  source?: string;
  /** Job the whole log belongs to, when its container tells. */
  job?: string;
  formats?: readonly LogFormat[];
}

/** A detector that is fed bytes and hands out findings as soon as they are certain. */
export interface Detector {
  push(chunk: Uint8Array): void;
  end(): LogSummary;
  /** Lines read so far. */
  readonly lines: number;
}

/** What the formats find in a log that is in memory. */
export function detectText(text: string, options: DetectOptions = {}): Detection {
  const findings: DetectedFinding[] = [];
  const detector = createDetector((finding) => findings.push(finding), options);
  detector.push(new TextEncoder().encode(text));
  return { summary: detector.end(), findings };
}

/** Streams a log through scanner, carrier and formats with memory bounded by the window. */
export function createDetector(
  onFinding: (finding: DetectedFinding) => void,
  options: DetectOptions = {},
): Detector {
  const { formats = FORMATS, source } = options;
  const carrier = createCarrier(options.job);
  const window = createEntryWindow(() => carrier.envelope);
  let previous: ReadMatch | undefined;
  const scanner = createLineScanner(needlesOf(formats), (line) => {
    window.add(line);
    carrier.sample(line);
    if (carrier.isKnown) work(false);
  });

  function work(ended: boolean): void {
    while (window.isReady(ended)) {
      const claimed = window.current()?.hit === true ? readCurrent() : 0;
      if (claimed === 0) window.advance(1);
      else passOver(claimed);
    }
  }

  /** Reads the window's entry and tells how many lines a format claims from it on. */
  function readCurrent(): number {
    const entry = window.at(0);
    if (entry === undefined || !carrier.follow(entry, window)) return 0;
    const read = readMatch(formats, window, entry, previous);
    if (read === undefined) return 0;
    previous = read;
    const reading = { ...read, window, line: entry.line, source, context: carrier.context };
    for (const finding of read.match.findings) onFinding(detectedFinding(finding, reading));
    return read.match.to;
  }

  /** Leaves claimed lines behind; the carrier's own among them are still followed. */
  function passOver(count: number): void {
    window.advance(1);
    for (let passed = 1; passed < count; passed++) {
      const entry = window.current()?.hit === true ? window.at(0) : undefined;
      if (entry !== undefined) carrier.follow(entry, window);
      window.advance(1);
    }
    window.claim();
  }

  return {
    push: scanner.push,
    end() {
      scanner.end();
      carrier.decide();
      work(true);
      return {
        source: source ?? "log",
        envelope: carrier.envelope.id,
        lines: scanner.lines,
        bytes: scanner.bytes,
      };
    },
    get lines() {
      return scanner.lines;
    },
  };
}

function needlesOf(formats: readonly LogFormat[]): Needles {
  const literals = [
    ...formats.flatMap((format) => format.glance),
    ...ENVELOPES.flatMap((envelope) => envelope.glance),
  ];
  return compileNeedles([...new Set(literals)]);
}
