import type { DetectedFinding } from "../detected-finding.ts";

/** The format that reads lists of tests of any runner. */
const ROWS = "test-rows";

/** What formats told of the tests of one process. */
interface Told {
  names: Set<string>;
  /** Last line of the last of them. */
  end: number;
}

/**
 * Findings but for rows of a list of tests, `adds ... FAILED`, above what another format tells of failed tests, or of a
 * test that it told of: such rows are of its own list, or were printed by a test.
 */
export function withoutToldRows(findings: readonly DetectedFinding[]): DetectedFinding[] {
  if (!findings.some(({ tool }) => tool === ROWS)) return [...findings];
  const told = toldTests(findings);
  return findings.filter((finding) => {
    const { names, end = 0 } = told.get(processOf(finding)) ?? {};
    if (finding.tool !== ROWS || names === undefined) return true;
    return finding.evidence.startLine > end && !names.has(ownName(finding.test));
  });
}

function processOf({ context, stream = "" }: DetectedFinding): string {
  return `${context.job ?? ""}\n${stream}`;
}

function toldTests(findings: readonly DetectedFinding[]): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const finding of findings) {
    if (finding.tool === ROWS || finding.test === undefined) continue;
    const told = all.get(processOf(finding)) ?? { names: new Set<string>(), end: 0 };
    told.names.add(ownName(finding.test));
    told.end = Math.max(told.end, finding.evidence.endLine);
    all.set(processOf(finding), told);
  }
  return all;
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
