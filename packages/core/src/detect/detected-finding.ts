import type { LogRange } from "../model/location.ts";
import type { LogContext } from "../model/log.ts";
import type { Finding, LogFormat, LogWindow, Match } from "./formats/format.ts";

/** A finding with the tool that printed it and where in the log and the run it stands. */
export interface DetectedFinding extends Finding {
  tool: string;
  evidence: LogRange;
  /** The log lines of the evidence, cleaned, at most a screenful. */
  excerpt: string[];
  context: LogContext;
  /** The process that printed it, where the log tells several apart. */
  stream?: string;
  /** True where no tool was recognised: the lines look like the failure. */
  general?: true;
}

const EXCERPT_LINES = 24;
const EXCERPT_COLUMNS = 400;

/** A match as it was read. */
export interface Reading {
  format: LogFormat;
  match: Match;
  /** The window that the match's offsets are of. */
  window: LogWindow;
  /** 1-based line of the raw log that it was read at. */
  line: number;
  source: string | undefined;
  context: LogContext;
  /** Empty where all lines are of one process. */
  stream: string;
}

/** Completes a finding with what the format need not know. */
export function detectedFinding(
  finding: Finding,
  { format, match, window, line, source, context, stream }: Reading,
): DetectedFinding {
  const { from, to } = finding.lines ?? { from: match.from, to: match.to - 1 };
  const last = Math.min(to, from + EXCERPT_LINES - 1);
  const excerpt: string[] = [];
  for (let offset = from; offset <= last; offset++)
    excerpt.push((window.text(offset) ?? "").slice(0, EXCERPT_COLUMNS));
  const evidence = {
    ...(source === undefined ? {} : { source }),
    startLine: window.at(from)?.line ?? line + from,
    endLine: window.at(to)?.line ?? line + to,
  };
  const detected = { ...finding, tool: format.id, evidence, excerpt, context };
  return stream === "" ? detected : { ...detected, stream };
}
