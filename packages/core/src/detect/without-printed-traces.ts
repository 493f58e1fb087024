import type { DetectedFinding } from "./detected-finding.ts";
import type { PassedRun } from "./test-run-verdicts.ts";

/** What programs print when something fails while they run, not what is said of their source. */
const TRACES: ReadonlySet<string> = new Set(
  (
    "python ruby perl php lua r tcl octave julia node deno bun dart java kotlin scala groovy dotnet go rust swift nim d " +
    "crystal ocaml elixir erlang shell git environment general"
  ).split(" "),
);

/**
 * Findings but for traces that were printed while tests ran which passed, where nothing tells where their run began:
 * `Ran 5 tests in 0.2s`, `OK`. They are kept where a command fails below and nothing else tells why.
 */
export function withoutPrintedTraces(
  findings: readonly DetectedFinding[],
  runs: readonly PassedRun[],
): DetectedFinding[] {
  const printed = new Map<DetectedFinding, PassedRun>();
  for (const finding of findings) {
    const run = isTrace(finding) ? runOf(finding, runs, findings) : undefined;
    if (run !== undefined) printed.set(finding, run);
  }
  if (printed.size === 0) return [...findings];
  const explained = new Set(
    findings.filter((finding) => isReason(finding) && !printed.has(finding)).map(jobOf),
  );
  return findings.filter((finding) => {
    const run = printed.get(finding);
    return run === undefined || (!explained.has(jobOf(finding)) && isFollowed(run, finding, findings));
  });
}

function isTrace({ tool, test, severity, consequence }: DetectedFinding): boolean {
  return severity === "error" && consequence !== true && test === undefined && TRACES.has(tool);
}

/** The run that a trace was printed in: no command failed between it and the run's end. */
function runOf(
  { stream = "", evidence: { startLine } }: DetectedFinding,
  runs: readonly PassedRun[],
  findings: readonly DetectedFinding[],
): PassedRun | undefined {
  return runs.find(
    (run) =>
      run.isUnannounced &&
      run.stream === stream &&
      startLine >= run.from &&
      startLine <= run.to &&
      !findings.some((other) => isEnd(other, stream) && isBetween(other, startLine, run.to)),
  );
}

function isReason({ severity, consequence }: DetectedFinding): boolean {
  return severity === "error" && consequence !== true;
}

function isEnd({ consequence, severity, stream = "" }: DetectedFinding, of: string): boolean {
  return consequence === true && severity === "error" && stream === of;
}

function isBetween({ evidence: { startLine } }: DetectedFinding, from: number, to: number): boolean {
  return startLine > from && startLine < to;
}

/** Whether something says below a run that the job failed. */
function isFollowed(
  { to }: PassedRun,
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
