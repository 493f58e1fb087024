import type { AskModelArguments, AskModelResult } from "./model.ts";
import type { Place, Position } from "./place.ts";

/** Names for `workspace/executeCommand`. Each takes one argument, an object; see `CommandArguments` and `CommandResults`. */
export const COMMANDS = {
  analyze: "hephaestus.analyze",
  tail: "hephaestus.tail",
  fixAll: "hephaestus.fixAll",
  previewFix: "hephaestus.previewFix",
  applyFix: "hephaestus.applyFix",
  showCommand: "hephaestus.showCommand",
  askModel: "hephaestus.askModel",
  explain: "hephaestus.explain",
  ignore: "hephaestus.ignore",
  verify: "hephaestus.verify",
  undoLast: "hephaestus.undoLast",
  clear: "hephaestus.clear",
} as const;

export type CommandName = keyof typeof COMMANDS;

/**
 * What is to be read. `label` names it for people; what has an equal label replaces the one before. `files` are the logs of one
 * run, each with the name of its job: what several of them tell is one problem.
 */
export type AnalyzeSource =
  | { kind: "text"; text: string; label?: string }
  | { kind: "file"; uri: string }
  | { kind: "files"; label: string; logs: { uri: string; name: string }[] }
  | { kind: "output"; text: string; command: string; exitCode?: number; cwd?: string; label?: string };

export interface AnalyzeArguments {
  source: AnalyzeSource;
  /** URI of the workspace folder it belongs to. Default: the one that holds the log, else the one whose files it names. */
  folder?: string;
  /** When to answer: after reading, or when fixes are proved. Default: `read`. */
  until?: "read" | "proved";
}

/** What became of one log. */
export interface SourceSummary {
  /** Id for `clear`, of this session. */
  source: string;
  label: string;
  /** Where it can be looked at; missing for text that was only sent. */
  uri?: string;
  /** `proved`: nothing more comes, unless a file is changed. `restricted`: no fix is made, the workspace is not trusted. */
  stage: "reading" | "read" | "proving" | "proved" | "restricted" | "failed";
  lines: number;
  errors: number;
  warnings: number;
  roots: number;
  /** Fixes by how far they are proved. */
  proved: number;
  plausible: number;
  /** Problems beyond `Settings.maxProblems`: counted, not looked at. */
  omitted: number;
  /** The place to show first: the first root in the workspace, else its line in the log. */
  first?: Place;
  /** The command to run again, where the source is a command's output. */
  command?: string;
  cwd?: string;
  exitCode?: number;
  /** What the reader should know, in sentences: which place was not found, what is restricted, what failed. */
  notes: string[];
}

export interface TailArguments {
  action: "start" | "stop" | "list";
  /** URI of the log; not for `list`. */
  uri?: string;
  /** Read what is in the file already, too. Default: false. */
  fromStart?: boolean;
  folder?: string;
}

export interface TailState {
  uri: string;
  source: string;
  /** Bytes read. */
  offset: number;
  /** How often the file was replaced or emptied since the start. */
  rotations: number;
  /** `missing`: waiting for the file to appear. */
  state: "following" | "missing" | "unreadable";
}

export interface SolutionArguments {
  solution: string;
}

export interface FixAllArguments {
  /** URI of a file or folder: only fixes that touch nothing outside. Default: everything. */
  within?: string;
}

export interface ApplyResult {
  /** Ids of the solutions that were applied, in one `workspace/applyEdit`. */
  applied: string[];
  /** URIs of the files changed. */
  files: string[];
  /** What was not applied, and why, in a sentence: stale, in conflict with another, refused by the editor. */
  left: { solution: string; title: string; reason: string }[];
  /** The command whose output the problems came from: running it again proves the fix. */
  rerun?: { command: string; cwd?: string };
}

export interface PreviewResult {
  solution: string;
  title: string;
  /** Unified diff with repository-relative paths, against what the editor holds now. Empty for a command. */
  diff: string;
  /** The command that answers the problem, where it is no edit. It is never run by the server. */
  command?: { line: string; cwd: string };
  /** Why it cannot be applied now; missing where it can. */
  stale?: string;
}

/** A problem by its id, or the first one at a place. */
export type ProblemArguments = { problem: string } | { uri: string; position: Position };

export interface ExplainResult {
  markdown: string;
}

/** `once`: until the server ends. `always`: this failure in this file, in hephaestus.yaml. `pattern`: this rule everywhere. */
export type IgnoreArguments = ProblemArguments & {
  how: "once" | "always" | "pattern";
  /** What `pattern` writes; default: the problem's tool and code. */
  rule?: { tool?: string; code?: string; path?: string; message?: string };
};

export interface IgnoreResult {
  /** How many problems went away. */
  ignored: number;
  /** URI of the hephaestus.yaml that was edited. */
  file?: string;
}

export interface VerifyArguments {
  /** Source to look at again; default: all. */
  source?: string;
}

export interface VerifyResult {
  /** Ids of problems that the workspace does not show any more. */
  solved: string[];
  /** Ids of those it still shows, or that only a run of the command can tell. */
  remaining: string[];
  notes: string[];
}

export interface ClearArguments {
  /** Default: everything. */
  source?: string;
}

export interface CommandArguments {
  analyze: AnalyzeArguments;
  tail: TailArguments;
  fixAll: FixAllArguments;
  previewFix: SolutionArguments;
  applyFix: SolutionArguments;
  showCommand: SolutionArguments;
  askModel: AskModelArguments;
  explain: ProblemArguments;
  ignore: IgnoreArguments;
  verify: VerifyArguments;
  undoLast: Record<string, never>;
  clear: ClearArguments;
}

/** A command that cannot do what it is asked fails with a `ResponseError` whose message is one sentence for people. */
export interface CommandResults {
  analyze: SourceSummary;
  tail: TailState[];
  fixAll: ApplyResult;
  previewFix: PreviewResult;
  applyFix: ApplyResult;
  showCommand: PreviewResult;
  askModel: AskModelResult;
  explain: ExplainResult;
  ignore: IgnoreResult;
  verify: VerifyResult;
  undoLast: ApplyResult;
  clear: null;
}
