import { createLineScanner } from "../logs/line-scanner.ts";
import type { LogSummary } from "../model/log.ts";
import { createCarrier } from "./carrier.ts";
import { detectedFinding, type DetectedFinding } from "./detected-finding.ts";
import { createEntryWindow, type EntryWindow } from "./entry-window.ts";
import type { LogFormat } from "./formats/format.ts";
import { FORMATS } from "./formats/table.ts";
import type { GeneralSearch } from "./general/general-search.ts";
import { withoutToldRows } from "./general/without-told-rows.ts";
import { FOR_GENERAL, FOR_MATCH, mayTell, needlesOf } from "./glanced-formats.ts";
import { createLineIntake } from "./line-intake.ts";
import type { EndedJobs, LineRange } from "./job-verdicts.ts";
import { createMatchReader } from "./match-reader.ts";
import { createStreamWindow } from "./stream-window.ts";
import {
  createTestRunVerdicts,
  isEcho,
  mayEcho,
  type TestRun,
  type TestRunVerdicts,
} from "./test-run-verdicts.ts";
import {
  createToleratedCommands,
  withoutTolerated,
  type Tolerated,
  type ToleratedCommands,
} from "./tolerated-commands.ts";
import { isCommandAlone, successLine, withoutOvercome, withoutSurvived } from "./went-well.ts";
import { withoutPrintedTraces } from "./without-printed-traces.ts";
import { createWatchRounds, type EndedRounds, type WatchRounds } from "./watch-rounds.ts";

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
  /** Is told of findings and shown the lines that may hold output, to say what no format can. */
  general?: GeneralSearch;
}

/** What a log says at the end of what it tells of. */
export interface Verdicts extends EndedJobs {
  /** Runs of tests. */
  readonly runs: readonly TestRun[];
  /** Rounds of watchers that started over. */
  readonly rounds: readonly EndedRounds[];
  /** What commands printed that may fail. */
  readonly tolerated: Tolerated;
  /** The line at the end that says that all went well. */
  readonly success: number | undefined;
}

/** A detector that is fed bytes and hands out findings as soon as they are certain. */
export interface Detector {
  push(chunk: Uint8Array): void;
  end(): LogSummary;
  /** Lines read so far. */
  readonly lines: number;
  /** After the end: what the log says of its jobs, and of runs of tests. */
  jobs(): Verdicts;
}

/** What the formats find in a log that is in memory. */
export function detectText(text: string, options: DetectOptions = {}): Detection {
  const findings: DetectedFinding[] = [];
  const detector = createDetector((finding) => findings.push(finding), options);
  detector.push(new TextEncoder().encode(text));
  const summary = detector.end();
  return { summary, findings: settled(findings, detector.jobs()) };
}

/** Streams a log through scanner, carrier and formats with memory bounded by the window. */
export function createDetector(
  onFinding: (finding: DetectedFinding) => void,
  options: DetectOptions = {},
): Detector {
  const { formats = FORMATS, source, general } = options;
  const carrier = createCarrier(options.job);
  const window = createEntryWindow(() => carrier.envelope);
  const readCurrent = createMatchReader(formats, window, (read) => {
    const reading = { ...read, source, context: { ...carrier.context, ...read.context } };
    for (const finding of read.match.findings) report(detectedFinding(finding, reading));
  });
  const intake = createLineIntake(carrier, window);
  const scanner = createLineScanner(needlesOf(formats), {
    ...intake,
    take(batch) {
      intake.take(batch);
      work(false);
    },
  });

  const told = createTold();

  /** Jobs of which a format said why they failed. */
  const explained = new Set<string | undefined>();

  function report(finding: DetectedFinding): void {
    if (carrier.isAftermath && finding.severity === "error") return;
    if (isReason(finding)) explained.add(finding.context.job);
    general?.found(finding);
    onFinding(finding);
  }

  function look(mayMatch: boolean): void {
    const entry = window.peek(0);
    const isOutput = entry !== undefined && carrier.follow(entry, { at: window.peek });
    if (mayMatch) followTold(told, window, formats);
    if (mayMatch && !window.isClaimed(0)) readCurrent(isOutput);
    if (isOutput && !carrier.isAftermath) general?.see(window, carrier.context);
  }

  /** Many lines have literals that nobody asks for any more. */
  const wanted = (): number =>
    general === undefined || explained.has(carrier.context.job) ? FOR_MATCH : FOR_MATCH | FOR_GENERAL;

  function work(ended: boolean): void {
    while (window.skip(wanted()) && window.isReady(ended)) {
      look((window.marks & FOR_MATCH) !== 0);
      window.advance(1);
    }
  }

  return {
    push: scanner.push,
    end() {
      scanner.end();
      intake.end();
      work(true);
      general?.end(window, carrier.context);
      for (const finding of general?.findings(source) ?? []) onFinding(finding);
      const { lines, bytes, cutReports } = scanner;
      return { source: source ?? "log", envelope: carrier.envelope.id, lines, bytes, cutReports };
    },
    get lines() {
      return scanner.lines;
    },
    jobs: () => ({ ...carrier.ended(scanner.lines), ...endOf(told), success: successLine(window) }),
  };
}

/**
 * Findings but for errors in jobs that passed, of tries that were repeated and of commands that may fail, and those that
 * tests printed which passed; of a watcher, those of its last round. What was done after a command failed explains nothing.
 */
export function settled(
  findings: readonly DetectedFinding[],
  { passed, after, runs, rounds, tolerated, success }: Verdicts,
): DetectedFinding[] {
  const open = withoutToldRows(withoutOvercome(withoutTolerated(findings, tolerated)))
    .filter((finding) => !isOver(rounds, finding))
    .filter(
      (finding) =>
        finding.severity !== "error" ||
        !(isIn(passed, finding) || isPrinted(runs, finding) || isTriedAgain(runs, finding)),
    );
  return withoutSurvived(withoutPrintedTraces(open, runs), success).map(({ stream: _, ...finding }) =>
    isIn(after, finding) ? { ...finding, consequence: true } : finding,
  );
}

/** Whether an error was printed while tests ran that passed, in a run whose start is known. */
function isPrinted(runs: readonly TestRun[], finding: DetectedFinding): boolean {
  const { tool, stream = "" } = finding;
  return runs.some(
    (run) =>
      run.isPassed &&
      !run.isUnannounced &&
      run.stream === stream &&
      !run.tools.includes(tool) &&
      isIn([run], finding),
  );
}

/** Whether it is a failed test of a build that passed: it was tried again. */
function isTriedAgain(runs: readonly TestRun[], finding: DetectedFinding): boolean {
  const { tool, test, stream = "" } = finding;
  return (
    test !== undefined &&
    runs.some(
      (run) => run.isPassed && run.stream === stream && run.retried.includes(tool) && isIn([run], finding),
    )
  );
}

/** Whether a watcher told it that has started over since. */
function isOver(rounds: readonly EndedRounds[], finding: DetectedFinding): boolean {
  const { tool, stream = "" } = finding;
  return rounds.some(
    (round) => round.stream === stream && round.tools.includes(tool) && isIn([round], finding),
  );
}

function isIn(ranges: readonly LineRange[], { evidence: { startLine } }: DetectedFinding): boolean {
  return ranges.some(({ from, to }) => startLine >= from && startLine <= to);
}

/** What runners of tests and watchers say at the ends of their runs, and commands that may fail. */
interface Told {
  runs: TestRunVerdicts;
  rounds: WatchRounds;
  tolerated: ToleratedCommands;
}

function createTold(): Told {
  return {
    runs: createTestRunVerdicts(),
    rounds: createWatchRounds(),
    tolerated: createToleratedCommands(),
  };
}

function endOf({ runs, rounds, tolerated }: Told): Pick<Verdicts, "runs" | "rounds" | "tolerated"> {
  return { runs: runs.end(), rounds: rounds.end(), tolerated: tolerated.end() };
}

/** Shows the current line as it is, and as each process that may have printed it did, if it may tell anything. */
function followTold(
  { runs, rounds, tolerated }: Told,
  window: EntryWindow,
  formats: readonly LogFormat[],
): void {
  const entry = window.peek(0);
  if (entry === undefined) return;
  const isTelling = mayTell(formats, entry);
  if (entry.stream === undefined && (isTelling || isEcho(entry))) {
    runs.see("", { at: window.peek });
    tolerated.see("", { at: window.peek });
    rounds.see("", entry);
  }
  const outer = isTelling || mayEcho(entry.text) ? window.prefixAt(0) : undefined;
  for (const prefix of [outer, outer?.inner]) {
    if (prefix === undefined) continue;
    const own = createStreamWindow(window, prefix);
    const said = own.at(0);
    runs.see(prefix.key, own);
    tolerated.see(prefix.key, own);
    if (said !== undefined) rounds.see(prefix.key, said);
  }
}

/** Whether it tells why its job failed. */
function isReason(finding: DetectedFinding): boolean {
  return finding.severity === "error" && finding.consequence !== true && !isCommandAlone(finding);
}
