import type { DetectedFinding } from "./detected-finding.ts";
import { isCommandAlone } from "./went-well.ts";

/** A line that says that what stands right above it does not matter. */
export interface Forgiving {
  /** 1-based line of the raw log. */
  readonly line: number;
  readonly text: string;
  /** The process, where the log tells several apart. */
  readonly stream: string;
}

/** Literals of the lines that it needs to see. */
export const FORGIVING_GLANCE: readonly string[] = [
  "(ignored)",
  " continuing",
  " ignoring",
  " skipping",
  " skipped",
  "falling back",
  "as expected",
  "(expected)",
  "as it should",
  "as they should",
];

/** `make: [Makefile:3: clean] Error 1 (ignored)`, `scons: [x] Error 2 (ignored)`: nothing that the command printed counts. */
const IGNORED = /^\S{1,40}: \[.{1,300}\] Error \d{1,6} \(ignored\)$/;
/** `lint failed (2), continuing`: a script that says so goes on. */
const GOES_ON =
  /[,;:(–—-] ?(?:(?:but |so )?(?:continuing|falling back|ignored|ignoring|skipped|skipping)(?: (?:it|this|that|anyway|anyways|without (?:it|them)|to .{1,80}))?|(?:as )?expected|as (?:it|they) should(?: be| do)?)[.!)]{0,3}$/i;

/** Whether a line says of what stands right above it that it does not matter. */
export function isForgiving(text: string): boolean {
  return text.length < 400 && (IGNORED.test(text.trim()) || GOES_ON.test(text.trimEnd()));
}

/** Of the errors, in their order, those that end right above such a line, one above the other. */
export function forgivenBy(
  forgiving: readonly Forgiving[],
  errors: readonly DetectedFinding[],
): DetectedFinding[] {
  return forgiving.flatMap(({ line, text, stream }) => {
    const isEach = IGNORED.test(text.trim());
    const forgiven: DetectedFinding[] = [];
    let below = line;
    for (const finding of errors.toReversed()) {
      const { startLine, endLine } = finding.evidence;
      const isNext = endLine === below - 1 && (finding.stream ?? "") === stream;
      if (!isNext || !(isEach || isCommandAlone(finding))) continue;
      forgiven.push(finding);
      below = startLine;
    }
    return forgiven;
  });
}
