import type { Connection } from "vscode-languageserver/node";
import type { Analyses } from "../analyses/analyses.ts";
import type { ProveQueue } from "../analyses/prove-queue.ts";
import type { Streams } from "../analyses/streams.ts";
import type { ClientFacts } from "../client/client-facts.ts";
import type { OpenDocuments } from "../documents/open-documents.ts";
import type { Publisher } from "../problems/publisher.ts";
import type { ProblemStore } from "../problems/store.ts";
import type { ClientView, Settings, Trust } from "../protocol/settings.ts";
import type { ForgeMethods } from "../forge/forge-methods.ts";
import type { ProverMethods } from "../prover/prover-methods.ts";
import type { ReaderMethods } from "../reader/reader-methods.ts";
import type { AppliedFixes } from "../solutions/applied-fixes.ts";
import type { StatusTeller } from "../status/status-teller.ts";
import type { Tails } from "../tail/tails.ts";
import type { HostProcess } from "../worker/host-process.ts";
import type { Folders } from "../workspace/folders.ts";

/** Everything of one editor's session: what the features and commands work with. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly shows: readonly ClientView[];
  /** Changed by the editor at any time. */
  readonly state: { settings: Settings; trust: Trust };
  /** Settings of `initializationOptions`: what the editor's own go over. */
  readonly baseSettings: Settings;
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly store: ProblemStore;
  readonly publisher: Publisher;
  readonly status: StatusTeller;
  readonly reader: HostProcess<ReaderMethods>;
  readonly prover: HostProcess<ProverMethods>;
  readonly forge: HostProcess<ForgeMethods>;
  readonly queue: ProveQueue;
  readonly analyses: Analyses;
  readonly streams: Streams;
  readonly tails: Tails;
  readonly applied: AppliedFixes;
  /** Ends what the session started. */
  dispose(): void;
}
