import { createLineScanner, type LogLine } from "../logs/line-scanner.ts";
import { compileNeedles } from "../logs/needles.ts";
import type { CarrierState, Envelope } from "../logs/envelopes/envelope.ts";
import { plain } from "../logs/envelopes/plain.ts";
import { ENVELOPES } from "../logs/envelopes/table.ts";
import { decodeLine } from "../logs/entry.ts";
import { recogniseEnvelope } from "../logs/recognise-envelope.ts";
import type { LogRange } from "../model/location.ts";
import type { LogContext, LogEntry, LogSummary } from "../model/log.ts";
import { createEntryWindow } from "./entry-window.ts";
import type { Finding, LogFormat, Match } from "./formats/format.ts";
import { FORMATS } from "./formats/table.ts";

/** A finding with the tool that printed it and where in the log and the run it stands. */
export interface DetectedFinding extends Finding {
  tool: string;
  evidence: LogRange;
  /** The log lines of the evidence, cleaned, at most `EXCERPT_LINES`. */
  excerpt: string[];
  context: LogContext;
}

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

const EXCERPT_LINES = 24;
const EXCERPT_COLUMNS = 400;
/** A carrier shows itself within its first lines. */
const SAMPLE_LINES = 64;
/** Carrier markers that announce or echo something and carry no tool's output. */
const SILENT_MARKERS: ReadonlySet<string | undefined> = new Set(["group", "end-group", "command", "debug"]);

/** Reads a whole log and collects what the formats find in it. */
export async function detect(chunks: AsyncIterable<Uint8Array>, options: DetectOptions = {}): Promise<Detection> {
  const findings: DetectedFinding[] = [];
  const detector = createDetector((finding) => findings.push(finding), options);
  for await (const chunk of chunks) detector.push(chunk);
  return { summary: detector.end(), findings };
}

/** `detect` for a log that is already in memory. */
export function detectText(text: string, options: DetectOptions = {}): Detection {
  const findings: DetectedFinding[] = [];
  const detector = createDetector((finding) => findings.push(finding), options);
  detector.push(new TextEncoder().encode(text));
  return { summary: detector.end(), findings };
}

/** Streams a log through scanner, carrier and formats with memory bounded by the window. */
export function createDetector(onFinding: (finding: DetectedFinding) => void, options: DetectOptions = {}): Detector {
  const formats = options.formats ?? FORMATS;
  let envelope: Envelope | undefined;
  let sample: LogLine[] | undefined = [];
  let state: CarrierState = { context: options.job === undefined ? {} : { job: options.job }, echo: false };
  let previous: { format: LogFormat; match: Match; next: number } | undefined;
  const window = createEntryWindow(() => envelope ?? plain);
  const scanner = createLineScanner(needlesOf(formats), (line) => {
    window.add(line);
    if (sample !== undefined && sample.push(line) >= SAMPLE_LINES) recognise(sample);
    if (sample === undefined) work(false);
  });

  function recognise(lines: readonly LogLine[]): void {
    envelope = recogniseEnvelope(lines.map(decodeLine));
    sample = undefined;
  }

  function work(ended: boolean): void {
    while (window.isReady(ended)) {
      const match = window.current()?.hit === true ? readCurrent() : undefined;
      if (match === undefined) window.advance(1);
      else passOver(match.to);
    }
  }

  function readCurrent(): Match | undefined {
    const entry = follow();
    if (entry === undefined || state.echo || SILENT_MARKERS.has(entry.marker)) return undefined;
    for (const format of formats) {
      if (!isGlanced(format, entry)) continue;
      const match = format.read(window, continued(format, entry));
      if (match === undefined || match.to < 1) continue;
      for (const finding of match.findings) onFinding(detected(finding, format, match, entry));
      previous = { format, match, next: entry.line + match.to };
      return match;
    }
    return undefined;
  }

  function continued(format: LogFormat, entry: LogEntry): Match | undefined {
    return previous?.format === format && previous.next === entry.line ? previous.match : undefined;
  }

  /** Tells the carrier of the current line. */
  function follow(): LogEntry | undefined {
    const entry = window.at(0);
    if (entry !== undefined && envelope !== undefined) state = envelope.advance(state, entry);
    return entry;
  }

  function passOver(count: number): void {
    for (let passed = 0; passed < count; passed++) {
      window.advance(1);
      if (passed + 1 < count && window.current()?.hit === true) follow();
    }
    window.claim();
  }

  function detected(finding: Finding, format: LogFormat, match: Match, entry: LogEntry): DetectedFinding {
    const { from, to } = finding.lines ?? { from: match.from, to: match.to - 1 };
    const source = options.source === undefined ? {} : { source: options.source };
    const evidence = { ...source, startLine: entry.line + from, endLine: entry.line + to };
    const last = Math.min(to, from + EXCERPT_LINES - 1);
    const excerpt: string[] = [];
    for (let offset = from; offset <= last; offset++) excerpt.push((window.text(offset) ?? "").slice(0, EXCERPT_COLUMNS));
    return { ...finding, tool: format.id, evidence, excerpt, context: state.context };
  }

  return {
    push: scanner.push,
    get lines() {
      return scanner.lines;
    },
    end() {
      scanner.end();
      if (sample !== undefined) recognise(sample);
      work(true);
      return { source: options.source ?? "log", envelope: (envelope ?? plain).id, lines: scanner.lines, bytes: scanner.bytes };
    },
  };
}

function isGlanced(format: LogFormat, entry: LogEntry): boolean {
  if (entry.marker !== undefined && format.markers?.includes(entry.marker) === true) return true;
  return format.glance.some((literal) => entry.text.includes(literal));
}

function needlesOf(formats: readonly LogFormat[]): ReturnType<typeof compileNeedles> {
  const literals = [...formats.flatMap((format) => format.glance), ...ENVELOPES.flatMap((envelope) => envelope.glance)];
  return compileNeedles([...new Set(literals)]);
}
