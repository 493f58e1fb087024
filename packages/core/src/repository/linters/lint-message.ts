import type { TextEdit } from "../../model/edit.ts";

/** What the workspace's own tool says of one place. Lines and columns are 1-based, edits UTF-16 offsets without the byte order mark. */
export interface LintMessage {
  /** As the tool prints it; absent where it is no rule's, such as a syntax error or the layout of a file. */
  rule?: string | undefined;
  message: string;
  line: number;
  column: number;
  /** The tool's own answer, meant to be applied unseen. */
  fix?: TextEdit[] | undefined;
  /** Answers that may change what the code does, the tool's first choice first. */
  suggestions?: LintSuggestion[] | undefined;
  /** Whether it is about the layout of the file as a whole. */
  isLayout?: boolean | undefined;
}

export interface LintSuggestion {
  title: string;
  edits: TextEdit[];
}

/** What linting one file came to: its messages, or why there are none to be had. */
export type LintResult = { messages: LintMessage[] } | { unavailable: string };

/** A process that holds one tool for one folder. Once it has ended, every question is answered with the reason; one that left by itself and well is started again. */
export interface LintProcess {
  /** `path` is absolute; the text need not be what the disk holds. Fixes are told where they are asked for, or cost nothing. Never rejects. */
  ask(path: string, text: string, withFixes: boolean): Promise<LintResult>;
  stop(): void;
}
