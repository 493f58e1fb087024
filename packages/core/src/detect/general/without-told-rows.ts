import type { DetectedFinding } from "../detected-finding.ts";

/** The format that reads lists of tests of any runner. */
const ROWS = "test-rows";
/** Tells of failed programs in a summary, and of tests by their comments. */
const PERL = "perl";
/** Tell of programs: which of its tests failed, a program tells itself. */
const PROGRAMS: ReadonlySet<string> = new Set(["automake", "ctest", "meson"]);

/** What formats told of the tests of one process. */
interface Told {
  names: Set<string>;
  /** Files with places that the same format told of. */
  files: Set<string>;
  /** Tests of a stream of TAP. */
  streams: Set<string>;
  /** Last line of the last of them. */
  end: number;
  /** The same of programs. */
  endOfPrograms: number;
}

/**
 * Findings but for rows of a list of tests, `adds ... FAILED`, above what another format tells of failed tests, or of a
 * test that it told of: such rows are of its own list, or were printed by a test. The same for programs that `prove` sums
 * up, `t/cart.t (Wstat: 256 Tests: 2 Failed: 1)`, and for tests of Raku whose stream was read.
 */
export function withoutToldRows(findings: readonly DetectedFinding[]): DetectedFinding[] {
  if (!findings.some(({ tool }) => tool === ROWS || tool === PERL)) return [...findings];
  const told = toldTests(findings);
  return findings.filter((finding) => !isTold(finding, told.get(processOf(finding))));
}

function isTold({ tool, test, place, evidence }: DetectedFinding, told: Told | undefined): boolean {
  if (told === undefined || test === undefined) return false;
  const end = place === undefined ? Math.max(told.end, told.endOfPrograms) : told.end;
  if (tool === ROWS) return evidence.startLine <= end || told.names.has(ownName(test));
  if (tool !== PERL) return false;
  return isProgram(test, place) ? told.files.has(test) : told.streams.has(test);
}

/** Whether a program as a whole failed. */
function isProgram(test: string, place: DetectedFinding["place"]): boolean {
  return place?.path === test;
}

function processOf({ context, stream = "" }: DetectedFinding): string {
  return `${context.job ?? ""}\n${stream}`;
}

function toldTests(findings: readonly DetectedFinding[]): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const finding of findings) {
    const { tool, test, place, evidence, message } = finding;
    if (tool === ROWS || (tool !== PERL && test === undefined)) continue;
    const told = all.get(processOf(finding)) ?? newTold();
    all.set(processOf(finding), told);
    if (tool === PERL && !isProgram(test ?? "", place)) told.files.add(place?.path ?? message);
    if (test === undefined || (tool === PERL && isProgram(test, place))) continue;
    told.names.add(ownName(test));
    if (tool === "tap") told.streams.add(ownName(test));
    if (PROGRAMS.has(tool)) told.endOfPrograms = Math.max(told.endOfPrograms, evidence.endLine);
    else told.end = Math.max(told.end, evidence.endLine);
  }
  return all;
}

function newTold(): Told {
  return { names: new Set(), files: new Set(), streams: new Set(), end: 0, endOfPrograms: 0 };
}

/** The test's name without the suites around it. */
function ownName(test = ""): string {
  return (
    test
      .split(/ > | › | :: |::|[.#/](?=\w+$)/u)
      .at(-1)
      ?.trim() ?? ""
  );
}
