import type { DetectedFinding } from "./detected-finding.ts";
import type { TestRun } from "./test-run-verdicts.ts";

/** What programs print when something fails while they run, not what is said of their source. */
const TRACES: ReadonlySet<string> = new Set(
  (
    "python ruby perl php lua r tcl octave julia node deno bun dart java kotlin scala groovy dotnet go rust swift nim d " +
    "crystal ocaml elixir erlang shell git environment general"
  ).split(" "),
);

/** Languages whose runners catch what a test throws, not Perl: a trace that tells of no test was printed by one that went on. */
const CAUGHT: ReadonlySet<string> = new Set(
  "python ruby php lua r java kotlin scala groovy dotnet elixir erlang ocaml".split(" "),
);

/** `JavaScript heap out of memory`: Node prints it when its process ends. */
const DIED = /\bheap out of memory\b/;

/**
 * Findings but for traces that were printed while tests ran which passed, where nothing tells where their run began:
 * `Ran 5 tests in 0.2s`, `OK`. They are kept where a command fails below and nothing else tells why. In a run that failed, traces beside named tests
 * explain nothing.
 */
export function withoutPrintedTraces(
  findings: readonly DetectedFinding[],
  runs: readonly TestRun[],
): DetectedFinding[] {
  const passed = runs.filter(({ isPassed, isUnannounced }) => isPassed && isUnannounced);
  const printed = new Map<DetectedFinding, TestRun>();
  for (const finding of findings) {
    const run = isTrace(finding) || isRow(finding) ? runOf(finding, passed, findings) : undefined;
    if (run !== undefined) printed.set(finding, run);
  }
  const failed = runs.filter(({ isPassed }) => !isPassed);
  return withoutPrinted(findings, printed).map((finding) =>
    isBesideTests(finding, failed, findings) ? { ...finding, consequence: true } : finding,
  );
}

function withoutPrinted(
  findings: readonly DetectedFinding[],
  printed: ReadonlyMap<DetectedFinding, TestRun>,
): DetectedFinding[] {
  if (printed.size === 0) return [...findings];
  const explained = new Set(
    findings.filter((finding) => isReason(finding) && !printed.has(finding)).map(jobOf),
  );
  return findings.filter((finding) => {
    const run = printed.get(finding);
    return run === undefined || (!explained.has(jobOf(finding)) && isFollowed(run, finding, findings));
  });
}

/** Whether it was printed in a run of which failed tests are named. */
function isBesideTests(
  finding: DetectedFinding,
  failed: readonly TestRun[],
  findings: readonly DetectedFinding[],
): boolean {
  if (!isTrace(finding)) return false;
  const run = runOf(finding, failed, findings);
  return (
    run !== undefined &&
    (CAUGHT.has(finding.tool) || isOfChild(finding, run, findings)) &&
    findings.some(
      (other) =>
        other.test !== undefined &&
        isReason(other) &&
        (other.stream ?? "") === run.stream &&
        other.evidence.startLine >= run.from,
    )
  );
}

/**
 * Whether a process died that a test had started: the runner said where its run began and how it ended, and tells of no
 * error but those of tests.
 */
function isOfChild(
  { tool, message }: DetectedFinding,
  run: TestRun,
  findings: readonly DetectedFinding[],
): boolean {
  if (tool !== "node" || run.isUnannounced || !DIED.test(message)) return false;
  return findings
    .filter((other) => isReason(other) && !TRACES.has(other.tool) && (other.stream ?? "") === run.stream)
    .every((other) => other.test !== undefined || !isBetween(other, run.from, run.to));
}

function isTrace({ tool, test, severity, consequence }: DetectedFinding): boolean {
  return severity === "error" && consequence !== true && test === undefined && TRACES.has(tool);
}

/** A row that looks like one of a list of tests. */
function isRow({ tool, severity }: DetectedFinding): boolean {
  return tool === "test-rows" && severity === "error";
}

/** The run that a trace was printed in: no command failed between it and the run's end. */
function runOf(
  { stream = "", evidence: { startLine } }: DetectedFinding,
  runs: readonly TestRun[],
  findings: readonly DetectedFinding[],
): TestRun | undefined {
  return runs.find(
    (run) =>
      run.stream === stream &&
      startLine >= run.from &&
      startLine <= run.to &&
      !findings.some((other) => isEnd(other, stream) && isBetween(other, startLine, run.to)),
  );
}

function isReason({ severity, consequence }: DetectedFinding): boolean {
  return severity === "error" && consequence !== true;
}

function isEnd({ consequence, severity, test, stream = "" }: DetectedFinding, of: string): boolean {
  return consequence === true && severity === "error" && test === undefined && stream === of;
}

function isBetween({ evidence: { startLine } }: DetectedFinding, from: number, to: number): boolean {
  return startLine > from && startLine < to;
}

/** Whether something says below a run that the job failed. */
function isFollowed(
  { to }: TestRun,
  finding: DetectedFinding,
  findings: readonly DetectedFinding[],
): boolean {
  return findings.some(
    (other) =>
      other.consequence === true &&
      other.severity === "error" &&
      jobOf(other) === jobOf(finding) &&
      other.evidence.startLine > to,
  );
}

function jobOf({ context }: DetectedFinding): string {
  return context.job ?? "";
}
