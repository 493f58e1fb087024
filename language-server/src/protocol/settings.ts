/**
 * `restricted`: logs are read, linked and explained, no fix is made. `checked`: fixes are made and proved by the compiler,
 * nothing of the workspace is executed. `full`: also what is the workspace's own code, its ESLint and its `verify` commands.
 */
export const TRUST_LEVELS = ["restricted", "checked", "full"] as const;
export type Trust = (typeof TRUST_LEVELS)[number];

/** The section of the editor's settings that is the server's. */
export const SETTINGS_SECTION = "hephaestus";

/** Settings of the section `hephaestus`; each may be missing, of a wrong type or null, and then has its default. */
export interface Settings {
  /** Whether fixes are made and proved as soon as a log is read, or at the first question for one. Default: `automatic`. */
  prove: "automatic" | "onDemand";
  /** Most problems kept of one log; what is beyond is counted. 1 to 100 000, default 2 000. */
  maxProblems: number;
  /** Logs to follow, paths relative to each workspace folder. Default: none. */
  tail: string[];
  /**
   * Tools whose findings the editor's own servers show in open files, e.g. `["tsc"]`: there ours are kept from the diagnostics
   * and stay in the overview. For editors that cannot send `hephaestus/shownElsewhere`. Default: none.
   */
  shownElsewhere: string[];
  /** Where the folders lie that logs name: asked for by `hephaestus.checkouts`, chosen by the user. Default: none. */
  checkouts: Checkout[];
  /** "Fix · Explain · Ignore" above each problem of a log. Default: true. */
  codeLens: boolean;
  /** Memory at which the process that proves is ended and started anew, in MB. 256 to 65 536, default 2 048. */
  workerMemory: number;
  /** Minutes without work after which that process is ended. 0.05 to 1 440, default 5. */
  workerIdle: number;
}

/** A folder as logs name it, e.g. the CI runner's checkout, and the folder here that it is. */
export interface Checkout {
  /** E.g. `/build/agent-7/src`; empty for relative paths, and for logs that fit several folders equally. */
  from: string;
  /** URI of a folder of the workspace, or a path relative to each. */
  to: string;
}

/** What a client itself shows; what it does not, the server shows by the means of LSP. */
export type ClientView = "explanation" | "preview" | "pattern" | "checkout";

/** `initializationOptions` of `initialize`; every part may be missing. */
export interface InitializationOptions {
  /** Default: `checked`. A client with a notion of trust says `restricted` or `full`. */
  trust?: Trust;
  /** For editors without `workspace/configuration`; what that answers goes before these. */
  settings?: Partial<Settings>;
  /** Default: none. */
  shows?: ClientView[];
}
