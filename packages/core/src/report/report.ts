import type { ReadText } from "../engine/deliver/compose.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Solution } from "../model/solution.ts";

export interface ReportOptions {
  /** Whether colours and other attributes are written. */
  color: boolean;
  /** Columns a line of text should keep within. */
  width: number;
  /** The text of a workspace file as it was analysed; the repository's `read` is one. */
  readSource: ReadText;
  /** How many root problems are shown; all are counted. */
  maxProblems: number;
  /** Whether the best solutions show their edits. */
  showDiff: boolean;
  /** What to type next; `hephaestus fix` where nothing is said. */
  advice?: Advice;
}

/** Command lines that write fixes, as typed into a shell. */
export interface Advice {
  /** All proved ones. */
  proved: string;
  /** A plausible one; undefined where nothing can be typed to take it. */
  plausible: (solution: Pick<Solution, "id" | "reverts">) => string | undefined;
}

/** One form an analysis is printed in. Pure: the same analysis gives the same bytes. */
export interface Report {
  /** What `-o` calls it. */
  readonly id: string;
  readonly title: string;
  /** The whole output, ending in a newline unless it is empty. */
  render(analysis: Analysis, options: ReportOptions): string;
}
