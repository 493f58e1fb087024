import type { SourceSummary } from "./commands.ts";
import type { FailedRun, FailedRunArguments, GitHubPlace, RunState, RunStateArguments } from "./github.ts";
import type { Overview } from "./overview.ts";
import type { Place, Range } from "./place.ts";
import type { Settings, Trust } from "./settings.ts";

/** Methods of our own, client → server. */
export const REQUESTS = {
  /** `StreamAppend` → null, when the text is taken: who awaits it is slowed down to the server's pace. */
  streamAppend: "hephaestus/stream/append",
  /** `StreamEnd` → `SourceSummary`, when all is read. */
  streamEnd: "hephaestus/stream/end",
  /** `OverviewRequest` → `Overview`. */
  overview: "hephaestus/overview",
  /** No parameters → `Diagnosis`, for a "Doctor" command and for reports of mistakes. */
  doctor: "hephaestus/doctor",
  /** `{text}`, a line of a terminal → `LineLink[]` */
  lineLinks: "hephaestus/lineLinks",
  /** `{folder}`, a workspace folder's URI → `GitHubPlace`, or null. Asks no network. */
  gitHubPlace: "hephaestus/github/place",
  /** `FailedRunArguments` → `FailedRun`. */
  failedRun: "hephaestus/github/failedRun",
  /** `RunStateArguments` → `RunState`. */
  runState: "hephaestus/github/runState",
} as const;

/** Requests of our own, server → client; only of clients that say `client` in `askModel`. */
export const SERVER_REQUESTS = {
  /** `ModelQuestion` → `ModelAnswer` */
  modelAnswer: "hephaestus/model/answer",
} as const;

/** Notifications of our own, client → server. */
export const CLIENT_NOTIFICATIONS = {
  /** `StreamOpen`: a terminal's or task's output begins; text follows by `streamAppend`. */
  streamOpen: "hephaestus/stream/open",
  /** `TrustChange`: the user granted trust. */
  trust: "hephaestus/trust",
  /** `ShownElsewhere`: what other servers show in an open file now. */
  shownElsewhere: "hephaestus/shownElsewhere",
} as const;

/** Notifications of our own, server → client. */
export const SERVER_NOTIFICATIONS = {
  /** `Status`, for a status bar; at most every 100 ms. */
  status: "hephaestus/status",
  /** `SourceSummary`: a log is read to a further stage. */
  analyzed: "hephaestus/analyzed",
  /** `Happening`: what the user may want to look up later. */
  happened: "hephaestus/happened",
} as const;

/** A fix came into the editor or went; a text went to a model, to the last character. */
export type Happening =
  | { kind: "applied" | "undone"; title: string; files: string[] }
  | { kind: "sent"; model: string; problem: string; text: string };

export interface StreamOpen {
  /** Chosen by the client, unique among open streams. */
  stream: string;
  kind: "terminal" | "task" | "debug" | "other";
  label: string;
  /** The command line that prints it. */
  command?: string;
  cwd?: string;
  /** URI of the workspace folder. */
  folder?: string;
}

export interface StreamAppend {
  stream: string;
  text: string;
}

export interface StreamEnd {
  stream: string;
  exitCode?: number;
}

export interface TrustChange {
  trust: Trust;
}

export interface ShownElsewhere {
  uri: string;
  /** All diagnostics of other sources in the file. */
  diagnostics: { code?: string | number; range: Range }[];
}

export interface OverviewRequest {
  /** Most roots to tell; default 500. */
  limit?: number;
}

export interface Status {
  /** `unsupported`: the workspace lies where no program can read it, e.g. in a browser. */
  state: "idle" | "reading" | "proving" | "unsupported";
  /** Problems proved so far, of `total`; for `proving`. */
  done?: number;
  total?: number;
  /** Open problems. */
  errors: number;
  warnings: number;
  /** Problems that a re-check found solved. */
  solved: number;
  /** Fixes at hand. */
  proved: number;
  plausible: number;
  trust: Trust;
  /** Grows with each change of what `overview` answers. */
  revision: number;
  /** What went wrong last, for people. */
  trouble?: { message: string; hint?: string };
}

/** What the server is and what it works with. */
export interface Diagnosis {
  version: string;
  /** Of Node, without `v`. */
  node: string;
  /** Memory of the server itself, in MB: now, and the most it ever had. */
  memory: number;
  peakMemory: number;
  trust: Trust;
  settings: Settings;
  /** URIs of the folders that can be read, and of those that cannot. */
  folders: string[];
  unreadable: string[];
  /** Process ids of what runs beside the server; missing where it does not run now. */
  reader?: number;
  prover?: number;
  trouble?: { message: string; hint?: string };
}

/** A place of the workspace that a line names, between two UTF-16 offsets of the line. */
export interface LineLink {
  start: number;
  end: number;
  place: Place;
}

/** Parameters and results by method, for a typed client. */
export interface RequestTypes {
  streamAppend: { parameters: StreamAppend; result: null };
  streamEnd: { parameters: StreamEnd; result: SourceSummary };
  overview: { parameters: OverviewRequest; result: Overview };
  doctor: { parameters: undefined; result: Diagnosis };
  lineLinks: { parameters: { text: string }; result: LineLink[] };
  gitHubPlace: { parameters: { folder: string }; result: GitHubPlace | null };
  failedRun: { parameters: FailedRunArguments; result: FailedRun };
  runState: { parameters: RunStateArguments; result: RunState };
}
