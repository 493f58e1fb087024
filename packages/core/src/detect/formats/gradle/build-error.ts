import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";

const START = "* What went wrong:";
const END =
  /^(?:\* (?:Try|Exception is|Get more help|Where|What went wrong):?|={20,}|-{20,}|BUILD FAILED|Deprecated Gradle features|\d+ actionable task|FAILURE: )/;
const WHERE = /^(?:[A-Z][\w-]*(?: [a-z]+)? )'([^']+)' line: (\d{1,9})$/;
const COLUMN = /@ line (\d{1,9}), column (\d{1,9})\.$/m;
const CONSEQUENCE =
  /There were failing tests|Compilation (?:failed|error)|Script compilation error|rule violations were found|SpotBugs (?:ended|violations)|verification failures|Lint found (?:fatal )?errors|KtLint found|finished with non-zero exit value|Analysis failed with|failed with exit code|Compilation finished with errors/;
const SCRIPT_ERROR = /^ {2}Line (\d{1,9}): (.*)$/;
const MAX_LINES = 120;

/** Reads the block below `* What went wrong:`; what only sums up tests or compilers is a consequence. */
export function readBuildError(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== START) return undefined;
  let to = 1;
  while (to < MAX_LINES && window.text(to) !== undefined && !END.test(window.text(to) ?? "")) to += 1;
  const lines = Array.from({ length: to - 1 }, (_, index) => window.text(index + 1)?.trimEnd() ?? "");
  const message = lines.join("\n").trim();
  if (message === "") return undefined;
  const place = placeAbove(window);
  const scripts = scriptErrors(lines, place);
  if (scripts.length > 0) return { from: 0, to, findings: scripts };
  if (CONSEQUENCE.test(message))
    return { from: 0, to, findings: [{ severity: "error", message, consequence: true }] };
  const finding: Finding = { severity: "error", message };
  if (place !== undefined) finding.place = withColumn(place, message);
  return { from: 0, to, findings: [finding] };
}

/** `Build file '/home/shop/build.gradle' line: 3` stands below `* Where:`, which comes before. */
function placeAbove(window: LogWindow): PathClaim | undefined {
  for (let offset = -1; offset > -5; offset--) {
    const [, path, line] = WHERE.exec(window.text(offset) ?? "") ?? [];
    if (path !== undefined) return { path, line: Number(line) };
  }
  return undefined;
}

function withColumn(place: PathClaim, message: string): PathClaim {
  const [, line, column] = COLUMN.exec(message) ?? [];
  return Number(line) === place.line ? { ...place, column: Number(column) } : place;
}

/** A script in Kotlin: `  Line 3: foo()` with `          ^ Unresolved reference: foo` below. */
function scriptErrors(lines: readonly string[], place: PathClaim | undefined): Finding[] {
  if (place === undefined) return [];
  return lines.flatMap((line, index) => {
    const [, number] = SCRIPT_ERROR.exec(line) ?? [];
    const message = /^ {6,}\^ (\S.*)$/.exec(lines[index + 1] ?? "")?.[1];
    if (number === undefined || message === undefined) return [];
    const offset = index + 1;
    return [
      {
        severity: "error" as const,
        message,
        place: { path: place.path, line: Number(number) },
        lines: { from: offset, to: offset + 1 },
      },
    ];
  });
}
