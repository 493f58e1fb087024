import type { LintMessage } from "./lint-message.ts";

/** One tool of a workspace, ready to be started. All paths are absolute. */
export interface LintPlace {
  tool: string;
  /** Where its configuration lies. */
  folder: string;
  /** The module of the tool: of a language server its program, else what its package exports. */
  main: string;
}

/** How a tool that comes with the workspace is asked about the text of a file. */
export interface LintTool {
  /** As formats name it. */
  name: string;
  /** As its makers write it. */
  title: string;
  /** The package it comes with. */
  package: string;
  /** Files by which a folder is one to run the tool in. */
  config: RegExp;
  /** Absent: a module that `lint-host.ts` loads. */
  server?: LintServer;
  /** Whether it looks at files of this name. */
  reads: RegExp;
  /** Whether what a log has under this code is one of the tool's reports, and not of a crash or a text that cannot be read. */
  reports(code: string | undefined): boolean;
  /** Absent where a command line switches rules on that the tool is silent of when it is asked. */
  tellsAll?: true;
}

/** A tool that is a language server. */
export interface LintServer {
  args: readonly string[];
  /** The settings it asks for, by whether suggestions are wanted besides fixes. */
  settings(withSuggestions: boolean): unknown;
  /** The notification by which it tells that it has read its configuration, where it answers wrongly before. */
  readyAt?: string;
  /** Suggestions come from another server than fixes, as only so they can be told apart. */
  suggestsApart: boolean;
  /** Whether it says what is wrong, and not only how a file is to be laid out. */
  hasDiagnostics: boolean;
  /** The rule of layout complaints; absent where files are not laid out by this tool, or where a log names none. */
  layout?: { rule?: string };
  /** Rules whose answer is an action on the file as a whole, with its kind. */
  wholeFile: Readonly<Record<string, string>>;
  /** Whether an action is an answer to a rule, sure or possible; undefined for what silences or answers something else. */
  reads(
    action: ServerAction,
    others: readonly ServerAction[],
    message: LintMessage,
  ): "fix" | "suggestion" | undefined;
}

/** What a language server's code action says of itself. */
export interface ServerAction {
  title: string;
  kind?: string | undefined;
  isPreferred?: boolean | undefined;
}
