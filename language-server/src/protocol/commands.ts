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
  dismissFix: "hephaestus.dismissFix",
  askModel: "hephaestus.askModel",
  explain: "hephaestus.explain",
  ignore: "hephaestus.ignore",
  teach: "hephaestus.teach",
  adopt: "hephaestus.adopt",
  checkouts: "hephaestus.checkouts",
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
  /** Problems of it that the workspace does not show any more. */
  solved: number;
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
  /** Only where no error is known in it: what looks like one, and what it was read with. */
  nothing?: NothingFound;
  /** Only where paths that it names were not found: some of them, for `checkouts`. */
  unplaced?: string[];
  /** Only where it fits several workspace folders equally: their URIs. The first is taken until `folder` says which. */
  tied?: string[];
  /** Only of a followed log for which hephaestus.yaml sets thresholds: a new problem is worth a notice at an alarm alone. */
  alarms?: { raised: number; newest?: LogAlarm };
  /** What the reader should know, in sentences: which place was not found, what is restricted, what failed. */
  notes: string[];
}

/** Entries of a log passed a threshold: `count` of them within `span`, such as `5m`. */
export interface LogAlarm {
  kind: "count" | "rate" | "first-seen";
  count: number;
  span: string;
  /** The entry, with what changes from one of its kind to the next left out. */
  text: string;
  /** Missing where the log holds it no more. */
  place?: Place;
}

/** A line that looks like trouble; 0-based, as an editor counts. */
export interface SuspiciousLine {
  line: number;
  text: string;
  /** Name of the log, where several were read as one. */
  log?: string;
}

export interface SuspiciousLines {
  /** The likeliest, in the log's order. */
  lines: SuspiciousLine[];
  /** How many others there are. */
  more: number;
}

export interface NothingFound extends SuspiciousLines {
  /** How many tools' formats were tried, and how many patterns of hephaestus.yaml. */
  formats: number;
  patterns: number;
  /** What the lines were carried by, e.g. `github-actions`; empty for plain text. */
  carriers: string[];
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

/** A line of a log, by the log's URI, 0-based. */
export interface LogLineArguments {
  uri: string;
  line: number;
}

export interface TeachArguments extends LogLineArguments {
  /** The tool that its problems are to be of. Default: guessed from the line. */
  name?: string;
}

/** A pattern made of a line. Nothing is written: the client shows it, and saves it where its user agrees. */
export interface TeachResult {
  /** URI of the hephaestus.yaml; it may not be there yet. */
  file: string;
  /** Its text now and with the pattern. */
  before: string;
  after: string;
  name: string;
  /** 0-based lines of the log that the pattern reads. */
  reads: number[];
}

export interface AdoptResult {
  /** Id of the problem that the line is now. */
  problem: string;
}

export interface CheckoutsArguments {
  /** Id of the source whose paths are looked for. */
  source: string;
}

/** A folder as a log names it, and the one of the workspace that it may be. */
export interface CheckoutChoice {
  /** E.g. `/build/agent-7/src`; empty where the log's paths are relative. */
  from: string;
  /** URI of the folder. */
  to: string;
  /** A path of the log, and the file that it would be, relative to its workspace folder. */
  path: string;
  file: string;
  /** How many paths of the log would be found. */
  found: number;
}

export interface CheckoutsResult {
  /** Id and name of the log. */
  source: string;
  label: string;
  /** URIs of the folders that it fits equally; empty where it is clear. */
  tied: string[];
  /** How many paths were not found. */
  paths: number;
  /** Best first. */
  choices: CheckoutChoice[];
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
  dismissFix: SolutionArguments;
  askModel: AskModelArguments;
  explain: ProblemArguments;
  ignore: IgnoreArguments;
  teach: TeachArguments;
  adopt: LogLineArguments;
  checkouts: CheckoutsArguments;
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
  dismissFix: null;
  askModel: AskModelResult;
  explain: ExplainResult;
  ignore: IgnoreResult;
  teach: TeachResult;
  adopt: AdoptResult;
  checkouts: CheckoutsResult;
  verify: VerifyResult;
  undoLast: ApplyResult;
  clear: null;
}
